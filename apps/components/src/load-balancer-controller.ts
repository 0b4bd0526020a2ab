import { restrictedContainer } from '@auditorsec/workload/pod-security';
import { callsAws, oneAway, PAIR, size } from './common.ts';
import type { Part } from './part.ts';

const WEBHOOK = 9443;

/** Network load balancers of Services of class `service.k8s.aws/nlb`, with the pods themselves as targets. */
export const loadBalancerController: Part = {
  name: 'aws-load-balancer-controller',
  values: ({ cluster }) => ({
    clusterName: cluster.name,
    region: cluster.region,
    replicaCount: PAIR,
    podDisruptionBudget: oneAway,
    podSecurityContext: { fsGroup: 65534, seccompProfile: { type: 'RuntimeDefault' } },
    securityContext: { ...restrictedContainer(), runAsNonRoot: true },
    resources: size('50m', '256Mi'),
    // A chart's own key pair would be another one at each sync.
    enableCertManager: true,
    // It would have to answer before any Service can be made; ours name their class themselves.
    enableServiceMutatorWebhook: false,
    createIngressClassResource: false,
    ingressClassParams: { create: false },
    disableIngressClassAnnotation: true,
    webhookConfig: { disableIngressValidation: true },
    enableShield: false,
    enableWaf: false,
    enableWafv2: false,
  }),
  calledOn: [WEBHOOK],
  openings: callsAws,
};
