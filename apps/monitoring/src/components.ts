import { catalogue, type Component as Installed, type Metrics } from '@auditorsec/components/catalogue';
import type { MetricSource } from '@auditorsec/metrics/catalogue';
import type { Job } from '@auditorsec/metrics/jobs';

/** A part that an upstream chart installs: its Service, and the pods behind it, as the catalogue of components names them. */
export interface Component extends Metrics {
  /** The label `job` of its series. */
  readonly name: Job;
  readonly namespace: string;
  readonly keep: readonly [MetricSource, ...MetricSource[]];
  /** It speaks of other objects than itself, whose `namespace` and `name` must stay. */
  readonly honorLabels: boolean;
}

/** What is kept of each component that is scraped. */
const kept = {
  'kube-state-metrics': 'kubeStateMetrics',
  'node-exporter': 'node',
  'argo-cd': 'argoCd',
  'argo-rollouts': 'rollouts',
  'cert-manager': 'certManager',
  'external-secrets': 'externalSecrets',
  keda: 'keda',
  karpenter: 'karpenter',
  opencost: 'openCost',
} as const satisfies Readonly<Partial<Record<Job & keyof typeof catalogue, MetricSource>>>;

/** A node speaks of itself. */
const OF_ITSELF = ['node-exporter'];

/** Everything that is scraped and not made in this repository. */
export const components: readonly Component[] = [
  ...Object.entries(kept).map(([name, source]) => {
    const { namespace, metrics } = catalogue[name as keyof typeof kept] satisfies Installed;
    return {
      name: name as Job,
      namespace,
      ...metrics,
      keep: [source] as const,
      honorLabels: !OF_ITSELF.includes(name),
    };
  }),
  {
    name: 'istiod',
    namespace: 'istio-system',
    services: { app: 'istiod' },
    port: 'http-monitoring',
    listens: { on: 'pods', port: 15014 },
    keep: ['istiod'],
    honorLabels: false,
  },
];

/** The Service that prometheus-operator keeps for the kubelets of all nodes. */
export const kubelet = {
  namespace: 'kube-system',
  services: { 'app.kubernetes.io/name': 'kubelet' },
  port: 'https-metrics',
  listens: { on: 'nodes', port: 10250 },
} as const;
