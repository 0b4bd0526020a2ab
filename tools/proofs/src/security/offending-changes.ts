/** A field of an object of ours, what it becomes, and what the server's message then holds. */
export type Change = readonly [says: string, field: readonly (string | number)[], value: unknown, refused: string];

const POD = ['spec', 'template', 'spec'] as const;
const FIRST = [...POD, 'containers', 0] as const;

/** Of a Deployment, for the policy of images. */
export const images: readonly Change[] = [
  [
    'an image of a registry that nobody knows',
    [...FIRST, 'image'],
    'docker.io/library/nginx:1.29',
    'Found: docker.io/library/nginx:1.29',
  ],
  [
    'an image without a tag',
    [...FIRST, 'image'],
    'docker.io/otel/opentelemetry-collector-contrib',
    'latest is another image',
  ],
  ['an image of the tag latest', [...FIRST, 'image'], 'docker.io/otel/collector:latest', 'latest is another image'],
  [
    'an image of ours by tag',
    [...FIRST, 'image'],
    'ghcr.io/auditorsec/ci-failure-agent:4.0.0',
    'a tag of ours can be moved',
  ],
];

/** Of a Deployment, for the policy of pods. */
export const pods: readonly Change[] = [
  ["a pod in the node's network", [...POD, 'hostNetwork'], true, "node's network"],
  ["a volume of the node's files", [...POD, 'volumes', 0], { name: 'tmp', hostPath: { path: '/' } }, "node's files"],
  [
    'a container that may become root',
    [...FIRST, 'securityContext', 'allowPrivilegeEscalation'],
    true,
    'root of the node',
  ],
  ['a container of root', [...FIRST, 'securityContext', 'runAsNonRoot'], false, 'may run as root'],
  [
    'a container without seccomp',
    [...FIRST, 'securityContext', 'seccompProfile'],
    { type: 'Unconfined' },
    'system call',
  ],
  [
    'a container with capabilities',
    [...FIRST, 'securityContext', 'capabilities'],
    { drop: ['CHOWN'] },
    'keeps capabilities',
  ],
  [
    'a container that writes its own files',
    [...FIRST, 'securityContext', 'readOnlyRootFilesystem'],
    false,
    'can write programs',
  ],
  [
    'a container without limits',
    [...FIRST, 'resources'],
    { requests: { cpu: '1', memory: '1Gi' } },
    'takes its neighbours along',
  ],
  ["a pod of the namespace's account", [...POD, 'serviceAccountName'], 'default', 'identity would be shared'],
  ['a pod whose token nobody decided on', [...POD, 'automountServiceAccountToken'], null, 'nobody has decided'],
];

/** Of a Service within the cluster. */
export const services: readonly Change[] = [
  ['a load balancer beside the gateway', ['spec', 'type'], 'LoadBalancer', 'beside the gateway'],
  ['a port of every node', ['spec', 'type'], 'NodePort', 'a port of every node'],
  ["somebody else's address", ['spec', 'externalIPs'], ['203.0.113.7'], 'CVE-2020-8554'],
];
