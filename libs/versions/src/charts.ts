import { versions } from './versions.ts';

/** A Helm chart at one exact version: an OCI folder has no scheme, a chart repository has https. */
export interface Chart {
  readonly registry: string;
  readonly chart: string;
  readonly version: string;
}

const argo = 'ghcr.io/argoproj/argo-helm';
const prometheusCommunity = 'ghcr.io/prometheus-community/charts';

/**
 * The charts of the platform's components. Where a chart has the version of what it installs, it follows `versions`.
 * Versions and values were held against the charts' own sources, but for cert-manager 1.21.2 and KEDA 2.21.0, of which the
 * release before was to be had.
 */
export const charts = {
  'argo-cd': { registry: argo, chart: 'argo-cd', version: '10.1.1' },
  'argo-rollouts': { registry: argo, chart: 'argo-rollouts', version: '2.41.0' },
  'aws-load-balancer-controller': {
    registry: 'https://aws.github.io/eks-charts',
    chart: 'aws-load-balancer-controller',
    version: '3.5.0',
  },
  'cert-manager': { registry: 'quay.io/jetstack/charts', chart: 'cert-manager', version: `v${versions.certManager}` },
  crossplane: { registry: 'https://charts.crossplane.io/stable', chart: 'crossplane', version: versions.crossplane },
  'eck-operator': { registry: 'https://helm.elastic.co', chart: 'eck-operator', version: versions.eck },
  'external-dns': {
    registry: 'https://kubernetes-sigs.github.io/external-dns/',
    chart: 'external-dns',
    version: '1.21.1',
  },
  'external-secrets': {
    registry: 'https://charts.external-secrets.io',
    chart: 'external-secrets',
    version: versions.externalSecrets,
  },
  'grafana-operator': {
    registry: 'ghcr.io/grafana/helm-charts',
    chart: 'grafana-operator',
    version: versions.grafanaOperator,
  },
  karpenter: { registry: 'public.ecr.aws/karpenter', chart: 'karpenter', version: versions.karpenter },
  'karpenter-crd': { registry: 'public.ecr.aws/karpenter', chart: 'karpenter-crd', version: versions.karpenter },
  keda: { registry: 'https://kedacore.github.io/charts', chart: 'keda', version: versions.keda },
  'kube-state-metrics': { registry: prometheusCommunity, chart: 'kube-state-metrics', version: '8.4.0' },
  kyverno: { registry: 'https://kyverno.github.io/kyverno/', chart: 'kyverno', version: '3.9.0' },
  'metrics-server': {
    registry: 'https://kubernetes-sigs.github.io/metrics-server/',
    chart: 'metrics-server',
    version: '3.13.1',
  },
  'node-exporter': { registry: prometheusCommunity, chart: 'prometheus-node-exporter', version: '4.56.1' },
  opencost: { registry: 'https://opencost.github.io/opencost-helm-chart', chart: 'opencost', version: '2.5.17' },
  'opentelemetry-operator': {
    registry: 'https://open-telemetry.github.io/opentelemetry-helm-charts',
    chart: 'opentelemetry-operator',
    version: '0.122.0',
  },
  /** Of the stack, only the operator: its 0.85.0 is the one whose CRDs everything is held against. */
  'prometheus-operator': { registry: prometheusCommunity, chart: 'kube-prometheus-stack', version: '77.9.1' },
} as const satisfies Readonly<Record<string, Chart>>;

export type ChartName = keyof typeof charts;
