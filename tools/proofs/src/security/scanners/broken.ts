/** A slip in a Deployment of ours, and who of the scanners has to see it. */
export interface Broken {
  readonly name: string;
  readonly field: readonly (string | number)[];
  readonly value: unknown;
  readonly checkov: string;
  readonly kyverno: string;
}

const POD = ['spec', 'template', 'spec'] as const;
const CONTAINER = [...POD, 'containers', 0, 'securityContext'] as const;

/** Each is seen by both scanners, or their silence about the others would mean nothing. */
export const broken: readonly Broken[] = [
  {
    name: 'privileged',
    field: [...CONTAINER, 'privileged'],
    value: true,
    checkov: 'CKV_K8S_16',
    kyverno: 'disallow-privileged-containers',
  },
  {
    name: 'escalation',
    field: [...CONTAINER, 'allowPrivilegeEscalation'],
    value: true,
    checkov: 'CKV_K8S_20',
    kyverno: 'disallow-privilege-escalation',
  },
  {
    name: 'capabilities',
    field: [...CONTAINER, 'capabilities'],
    value: { add: ['SYS_ADMIN'] },
    checkov: 'CKV_K8S_39',
    kyverno: 'disallow-capabilities',
  },
  {
    name: 'host-network',
    field: [...POD, 'hostNetwork'],
    value: true,
    checkov: 'CKV_K8S_19',
    kyverno: 'disallow-host-namespaces',
  },
  {
    name: 'host-processes',
    field: [...POD, 'hostPID'],
    value: true,
    checkov: 'CKV_K8S_17',
    kyverno: 'disallow-host-namespaces',
  },
];
