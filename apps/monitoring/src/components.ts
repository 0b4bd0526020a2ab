import type { MetricSource } from '@auditorsec/metrics/catalogue';
import type { Job } from '@auditorsec/metrics/jobs';

/** A part that an upstream chart or manifest installs: its Service, and the pods behind it, as upstream names them. */
export interface Component {
  /** The label `job` of its series. */
  readonly name: Job;
  readonly namespace: string;
  /** Labels of the Service that serves its metrics, and the port's name. */
  readonly services: Readonly<Record<string, string>>;
  readonly port: string;
  /** Where its pods listen; nodes, where they are on the node's own network. */
  readonly listens: { readonly on: 'pods' | 'nodes'; readonly port: number };
  readonly keep: readonly [MetricSource, ...MetricSource[]];
  /** It speaks of other objects than itself, whose `namespace` and `name` must stay. */
  readonly honorLabels: boolean;
}

const named = (name: string) => ({ 'app.kubernetes.io/name': name });

/**
 * Everything that is scraped and not made in this repository. A wrong row shows as a job without targets, never as an error of the
 * operator. Assumed beside names and ports: kube-state-metrics runs with
 * `--metric-labels-allowlist=nodes=[karpenter.sh/capacity-type,topology.kubernetes.io/zone]`; KEDA, Karpenter and External
 * Secrets with their metrics Services on.
 */
export const components: readonly Component[] = [
  {
    name: 'kube-state-metrics',
    namespace: 'kube-state-metrics',
    services: named('kube-state-metrics'),
    port: 'http',
    listens: { on: 'pods', port: 8080 },
    keep: ['kubeStateMetrics'],
    honorLabels: true,
  },
  {
    name: 'node-exporter',
    namespace: 'node-exporter',
    services: named('prometheus-node-exporter'),
    port: 'metrics',
    listens: { on: 'nodes', port: 9100 },
    keep: ['node'],
    honorLabels: false,
  },
  {
    name: 'istiod',
    namespace: 'istio-system',
    services: { app: 'istiod' },
    port: 'http-monitoring',
    listens: { on: 'pods', port: 15014 },
    keep: ['istiod'],
    honorLabels: false,
  },
  {
    name: 'argo-cd',
    namespace: 'argocd',
    services: named('argocd-metrics'),
    port: 'metrics',
    listens: { on: 'pods', port: 8082 },
    keep: ['argoCd'],
    honorLabels: true,
  },
  {
    name: 'argo-rollouts',
    namespace: 'argo-rollouts',
    services: named('argo-rollouts-metrics'),
    port: 'metrics',
    listens: { on: 'pods', port: 8090 },
    keep: ['rollouts'],
    honorLabels: true,
  },
  {
    name: 'cert-manager',
    namespace: 'cert-manager',
    services: { ...named('cert-manager'), 'app.kubernetes.io/component': 'controller' },
    port: 'tcp-prometheus-servicemonitor',
    listens: { on: 'pods', port: 9402 },
    keep: ['certManager'],
    honorLabels: true,
  },
  {
    name: 'external-secrets',
    namespace: 'external-secrets',
    services: named('external-secrets-metrics'),
    port: 'metrics',
    listens: { on: 'pods', port: 8080 },
    keep: ['externalSecrets'],
    honorLabels: true,
  },
  {
    name: 'keda',
    namespace: 'keda',
    services: named('keda-operator'),
    port: 'metrics',
    listens: { on: 'pods', port: 8080 },
    keep: ['keda'],
    honorLabels: true,
  },
  {
    name: 'karpenter',
    namespace: 'kube-system',
    services: named('karpenter'),
    port: 'http-metrics',
    listens: { on: 'pods', port: 8080 },
    keep: ['karpenter'],
    honorLabels: true,
  },
  {
    name: 'opencost',
    namespace: 'opencost',
    services: named('opencost'),
    port: 'http',
    listens: { on: 'pods', port: 9003 },
    keep: ['openCost'],
    honorLabels: true,
  },
];

/** The Service that prometheus-operator keeps for the kubelets of all nodes. */
export const kubelet = {
  namespace: 'kube-system',
  services: named('kubelet'),
  port: 'https-metrics',
  listens: { on: 'nodes', port: 10250 },
} as const;
