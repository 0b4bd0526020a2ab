/**
 * The one place where a version of what is deployed or proven is written.
 * Exact values; `tools/go/*` module pins are tested to be equal to these.
 */
export const versions = {
  /** Schemas, API server and EKS minor. */
  kubernetes: '1.34.4',
  istio: '1.31.1',
  certManager: '1.21.2',
  keda: '2.21.0',
  argoRollouts: '1.10.1',
  /** The newest whose types and CRDs a module serves; what is deployed may be newer. */
  argoCd: '3.2.11',
  kubeconform: '0.8.0',
} as const;

export type Component = keyof typeof versions;
