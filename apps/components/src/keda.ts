import { callsAws, PAIR, size } from './common.ts';
import type { Part } from './part.ts';

const OPERATOR = 9666;
const METRICS_API = 6443;
const WEBHOOK = 9443;

/** Scales workers by the length of their queues. */
export const keda: Part = {
  name: 'keda',
  values: ({ cluster }) => ({
    clusterName: cluster.name,
    // ScaledObjects outlive the chart.
    crds: { install: true, additionalAnnotations: { 'argocd.argoproj.io/sync-options': 'Prune=false' } },
    operator: { replicaCount: PAIR },
    metricsServer: { replicaCount: PAIR },
    // A mistake in a ScaledObject shows in its status; no webhook of it may refuse a deployment.
    webhooks: { replicaCount: PAIR, failurePolicy: 'Ignore', timeoutSeconds: 10 },
    podDisruptionBudget: {
      operator: { minAvailable: 1 },
      metricServer: { minAvailable: 1 },
      webhooks: { minAvailable: 1 },
    },
    resources: {
      operator: size('100m', '256Mi'),
      metricServer: size('50m', '128Mi'),
      webhooks: size('20m', '64Mi'),
    },
    prometheus: { operator: { enabled: true, port: 8080 } },
  }),
  calledOn: [METRICS_API, WEBHOOK],
  openings: () => {
    const within = { peers: [{ namespace: 'keda' }], ports: [OPERATOR] };
    return { ingress: [within], egress: [within, ...callsAws().egress] };
  },
};
