/**
 * The one place where a version of what is deployed or proven is written.
 * Exact values; `tools/go/*` module pins are tested to be equal to these.
 */
export const versions = {
  /** Schemas, API server and EKS minor. */
  kubernetes: '1.35.4',
  istio: '1.31.1',
  certManager: '1.21.2',
  keda: '2.21.0',
  /** The newest whose CRDs a module serves that Go 1.26.8 reads. */
  karpenter: '1.14.1',
  argoRollouts: '1.10.1',
  /** The newest whose types and CRDs a module serves; what is deployed may be newer. */
  argoCd: '3.2.11',
  kubeconform: '0.8.0',
  /** The newest whose CRDs a module serves. */
  prometheusOperator: '0.85.0',
  prometheus: '3.16.0',
  alertmanager: '0.34.2',
  grafanaOperator: '5.24.0',
  grafana: '13.0.1',
  openTelemetryOperator: '0.158.0',
  /** The newest of which the module proxy serves all components that we use. */
  openTelemetryCollector: '0.160.0',
  jaeger: '2.20.0',
  eck: '3.5.0',
  elastic: '9.4.3',
  externalSecrets: '1.3.2',
  kyverno: '1.19.1',
  /** The image of nodes. */
  bottlerocket: '1.50.0',
  /** Add-ons: what EKS gave a cluster of 1.35 by default in 2026; `aws eks describe-addon-versions` lists what came since. */
  eksVpcCni: '1.21.1-eksbuild.7',
  eksCoreDns: '1.13.2-eksbuild.4',
  eksKubeProxy: '1.35.3-eksbuild.2',
  eksEbsCsi: '1.57.1-eksbuild.1',
  eksPodIdentity: '1.3.10-eksbuild.2',
  crossplane: '2.3.4',
  providerUpjetAws: '2.6.0',
  /** Of every cluster of the global database: a failover refuses members that differ. */
  auroraPostgresql: '17.7',
  valkey: '8.1',
} as const;

export type Component = keyof typeof versions;
