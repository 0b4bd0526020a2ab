/** Where Argo CD and its Applications live. */
export const ARGO_CD = 'argocd';

/** The project of the charts of a cluster: their objects are not in this repository, so their kinds are no promise of it. */
export const chartsProject = (cluster: string) => `${cluster}-charts`;

/** The cluster that Argo CD runs in: each region's installs into its own, and holds no key of another. */
export const OWN_CLUSTER = 'https://kubernetes.default.svc';

/**
 * Waits for what is being installed beside it, such as a CRD, for some five minutes; then the next poll begins anew. Each
 * attempt takes the newest commit: else the one that mends a refused manifest would wait until the attempts are over.
 */
export const retry = { limit: 5, refresh: true, backoff: { duration: '10s', factor: 2, maxDuration: '5m' } };
