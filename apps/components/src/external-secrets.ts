import { apart, callsAws, PAIR, size } from './common.ts';
import type { Part } from './part.ts';

const budget = { podDisruptionBudget: { enabled: true, maxUnavailable: 1 } };
const named = (name: string) => apart({ 'app.kubernetes.io/name': name });

/** Secrets of AWS as Secrets of Kubernetes: never a value in Git. */
export const externalSecrets: Part = {
  name: 'external-secrets',
  values: () => ({
    replicaCount: PAIR,
    leaderElect: true,
    ...budget,
    resources: size('50m', '256Mi'),
    topologySpreadConstraints: named('external-secrets'),
    metrics: { service: { enabled: true } },
    // Kinds that nothing here uses: each would let a namespace reach others' secrets.
    processClusterExternalSecret: false,
    processClusterPushSecret: false,
    processPushSecret: false,
    crds: { createClusterExternalSecret: false, createClusterPushSecret: false, createPushSecret: false },
    webhook: {
      replicaCount: PAIR,
      ...budget,
      resources: size('20m', '128Mi'),
      topologySpreadConstraints: named('external-secrets-webhook'),
    },
    certController: { replicaCount: PAIR, ...budget, resources: size('20m', '256Mi') },
  }),
  calledOn: [10250],
  openings: callsAws,
};
