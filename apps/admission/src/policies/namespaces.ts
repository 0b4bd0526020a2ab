import type { AdmissionPolicyProps } from '@auditorsec/admission/admission-policy';
import { componentNamespaces } from '@auditorsec/components/catalogue';

/** Namespace → the level that its pods need, of those that can't be `restricted`. */
const lowered = Object.entries({
  'istio-cni': 'privileged',
  'log-shipper': 'privileged',
  ...Object.fromEntries(
    componentNamespaces().flatMap(({ namespace, podSecurity }) => (podSecurity ? [[namespace, podSecurity]] : [])),
  ),
});

const map = lowered.map(([namespace, level]) => `'${namespace}': '${level}'`).join(', ');
const ofKubernetes = "object.metadata.name in ['default', 'kube-system', 'kube-public', 'kube-node-lease']";

/** A namespace without labels admits privileged pods. */
export const namespaces: AdmissionPolicyProps = {
  name: 'labelled-namespaces',
  kinds: [{ group: '', version: 'v1', resources: ['namespaces'] }],
  variables: {
    labels: 'object.metadata.?labels.orValue({})',
    level: `{${map}}[?object.metadata.name].orValue('restricted')`,
  },
  demands: [
    {
      expression: `${ofKubernetes} || variables.labels[?'pod-security.kubernetes.io/enforce'].orValue('') == variables.level`,
      message: 'without Pod Security its pods may be root of their node. Make it by `namespace` of libs/namespace.',
      found: "['pod-security.kubernetes.io/enforce must be ' + variables.level]",
    },
    {
      expression: `${ofKubernetes} || variables.labels[?'auditorsec.com/environment'].orValue('') != ''`,
      message: 'nobody can tell whose bill it is on. Write the label auditorsec.com/environment.',
    },
  ],
  exempt: {},
};
