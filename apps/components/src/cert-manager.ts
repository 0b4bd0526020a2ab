import { catalogue } from '@auditorsec/components/catalogue';
import { apart, callsAws, oneAway, PAIR, size } from './common.ts';
import type { Part } from './part.ts';

const WEBHOOK = 10250;

/** Certificates of gateways and of webhooks. Its own webhook refuses while it is away, so it has three pods. */
export const certManager: Part = {
  name: 'cert-manager',
  values: () => ({
    // Certificates outlive the chart.
    crds: { enabled: true, keep: true },
    // Else an Issuer needs keys of AWS in a Secret: the role of cert-manager's own pods is for ClusterIssuers alone.
    config: { issuerAmbientCredentials: true },
    replicaCount: PAIR,
    podDisruptionBudget: { enabled: true, ...oneAway },
    resources: size('50m', '256Mi'),
    topologySpreadConstraints: apart(catalogue['cert-manager'].pods),
    webhook: {
      replicaCount: 3,
      timeoutSeconds: 10,
      podDisruptionBudget: { enabled: true, ...oneAway },
      resources: size('20m', '64Mi'),
      topologySpreadConstraints: apart({ 'app.kubernetes.io/name': 'webhook' }),
    },
    cainjector: {
      replicaCount: PAIR,
      podDisruptionBudget: { enabled: true, ...oneAway },
      resources: size('20m', '256Mi'),
    },
    // A Job that asks the webhook once; Argo CD waits for its Deployment anyhow.
    startupapicheck: { enabled: false },
  }),
  calledOn: [WEBHOOK],
  openings: callsAws,
};
