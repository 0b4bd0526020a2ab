import { prometheus } from '@auditorsec/network-policy/network-policy';
import { versions } from '@auditorsec/versions/versions';
import { PAIR, size } from './common.ts';
import type { Part } from './part.ts';

/** Canaries. The chart is of 1.9; its image is set to the version that everything is proven on. */
export const argoRollouts: Part = {
  name: 'argo-rollouts',
  values: () => ({
    installCRDs: true,
    keepCRDs: true,
    controller: {
      replicas: PAIR,
      image: { tag: `v${versions.argoRollouts}` },
      logging: { format: 'json' },
      metrics: { enabled: true },
      pdb: { enabled: true, maxUnavailable: 1 },
      resources: size('100m', '256Mi'),
    },
    dashboard: { enabled: false },
  }),
  // Analyses of a canary ask Prometheus.
  openings: () => ({ egress: [{ peers: [prometheus], ports: [9090] }] }),
};
