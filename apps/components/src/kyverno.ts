import { callsOut, PAIR, size } from './common.ts';
import type { Part } from './part.ts';

const budget = { podDisruptionBudget: { enabled: true, minAvailable: 1 } };
const WEBHOOK = 9443;

/** Signatures of images, which no policy of the API server itself can verify. */
export const kyverno: Part = {
  name: 'kyverno',
  values: () => ({
    config: {
      // Where it, the control plane and who would mend it live, nothing waits for it.
      webhooks: {
        namespaceSelector: {
          matchExpressions: [
            {
              key: 'kubernetes.io/metadata.name',
              operator: 'NotIn',
              values: ['kube-system', 'kyverno', 'argocd', 'cert-manager'],
            },
          ],
        },
      },
    },
    admissionController: {
      replicas: 3,
      ...budget,
      container: { resources: size('100m', '384Mi') },
      initContainer: { resources: size('10m', '64Mi') },
    },
    backgroundController: { replicas: PAIR, ...budget, resources: size('50m', '128Mi') },
    cleanupController: { replicas: PAIR, ...budget, resources: size('50m', '128Mi') },
    reportsController: { replicas: PAIR, ...budget, resources: size('50m', '256Mi') },
  }),
  calledOn: [WEBHOOK],
  openings: callsOut,
};
