import type { IScrapeClass } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/ScrapeClass';

/** The class of monitors that read the kubelet. */
export const KUBELET = 'kubelet';

const ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';

/**
 * External labels reach alerts and remote samples, but no query inside the region; so each target gets them as labels of its own.
 * The kubelet is the one target that asks who reads it: it gets the server's token, once its certificate is the cluster's.
 */
export function scrapeClasses(identity: Readonly<Record<string, string>>): IScrapeClass[] {
  const relabelings = Object.entries(identity).map(([targetLabel, replacement]) => ({
    action: 'replace' as const,
    targetLabel,
    replacement,
  }));
  return [
    { name: 'platform', default: true, relabelings },
    {
      name: KUBELET,
      relabelings,
      tlsConfig: { caFile: `${ACCOUNT}/ca.crt` },
      authorization: { credentialsFile: `${ACCOUNT}/token` },
    },
  ];
}
