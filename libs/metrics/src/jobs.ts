/** The values of the label `job`: each is a monitor or, for `blackbox`, all probes together. */
export const jobs = [
  'alertmanager',
  'argo-cd',
  'argo-rollouts',
  'blackbox',
  'cadvisor',
  'cert-manager',
  'cloudwatch-exporter',
  'elasticsearch-exporter',
  'external-secrets',
  'gateways',
  'istiod',
  'karpenter',
  'keda',
  'kube-state-metrics',
  'kubelet',
  'node-exporter',
  'opencost',
  'postgres-exporter',
  'prometheus',
  'workloads',
] as const;

export type Job = (typeof jobs)[number];
