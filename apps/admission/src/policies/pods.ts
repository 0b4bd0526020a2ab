import type { AdmissionPolicyProps, Demand } from '@auditorsec/admission/admission-policy';
import { exempt } from '../exempt.ts';
import { podVariables, workloads } from '../workloads.ts';

/** Each container must meet it; the others are named. */
function ofContainers(expression: string, message: string): Demand {
  return {
    expression: `variables.containers.all(container, ${expression})`,
    message,
    found: `variables.containers.filter(container, !(${expression})).map(container, container.name)`,
  };
}

const security = 'container.?securityContext';

/** A field of a container's security, or of its pod's where the container says nothing. */
const inherited = (field: string, absent: string) =>
  `${security}.?${field}.orValue(variables.pod.?securityContext.?${field}.orValue(${absent}))`;

const asks = (kind: 'requests' | 'limits', resource: string) =>
  `has(container.resources) && has(container.resources.${kind}) && '${resource}' in container.resources.${kind}`;

/** Who breaks into a process finds no root, no tools to write, no API token, and no node. */
export const pods: AdmissionPolicyProps = {
  name: 'hardened-pods',
  kinds: workloads,
  variables: podVariables,
  demands: [
    {
      expression:
        '!variables.pod.?hostNetwork.orValue(false) && !variables.pod.?hostPID.orValue(false) && !variables.pod.?hostIPC.orValue(false)',
      message: "the pod would share the node's network or processes. Leave hostNetwork, hostPID and hostIPC out.",
    },
    {
      expression: 'variables.pod.?volumes.orValue([]).all(volume, !has(volume.hostPath))',
      message: "the pod would read the node's files. Use an emptyDir or a PersistentVolumeClaim, not a hostPath.",
    },
    ofContainers(
      `!${security}.?privileged.orValue(false) && !${security}.?allowPrivilegeEscalation.orValue(true)`,
      'the process could become root of the node. Write allowPrivilegeEscalation: false and no privileged.',
    ),
    ofContainers(inherited('runAsNonRoot', 'false'), 'the process may run as root. Write runAsNonRoot: true.'),
    ofContainers(
      `${inherited('seccompProfile', "{'type': 'Unconfined'}")}.type != 'Unconfined'`,
      'the process may make every system call. Write seccompProfile: { type: RuntimeDefault }.',
    ),
    ofContainers(
      `'ALL' in ${security}.?capabilities.?drop.orValue([])`,
      'the process keeps capabilities of root. Write capabilities: { drop: [ALL] }.',
    ),
    ofContainers(
      `${security}.?readOnlyRootFilesystem.orValue(false)`,
      'who breaks in can write programs. Write readOnlyRootFilesystem: true and mount an emptyDir where it must write.',
    ),
    ofContainers(
      `${asks('requests', 'cpu')} && ${asks('requests', 'memory')} && ${asks('limits', 'memory')}`,
      'one leak takes its neighbours along. Write requests of cpu and memory, and a limit of memory.',
    ),
    {
      expression: "!(variables.pod.?serviceAccountName.orValue('default') in ['', 'default'])",
      message: 'the identity would be shared by all of its namespace. Name a ServiceAccount of its own.',
    },
    {
      expression: 'has(variables.pod.automountServiceAccountToken)',
      message:
        'nobody has decided whether it may speak to the API server. Write automountServiceAccountToken: false, or true where it does.',
    },
  ],
  exempt,
};
