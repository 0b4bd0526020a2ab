import { callsAws, PAIR, restricted, size } from './common.ts';
import type { Part } from './part.ts';

const WEBHOOK = 9443;

/** AWS resources as objects of the cluster. Its providers are objects of this app: `provider-aws.ts`. */
export const crossplane: Part = {
  name: 'crossplane',
  values: () => ({
    replicas: PAIR,
    rbacManager: { replicas: PAIR },
    resourcesCrossplane: size('100m', '1Gi'),
    resourcesRBACManager: size('50m', '256Mi'),
    securityContextCrossplane: restricted,
    securityContextRBACManager: restricted,
    // Providers bring thousands of kinds: only those that a policy names become CRDs.
    provider: { defaultActivations: [] },
  }),
  calledOn: [WEBHOOK],
  openings: callsAws,
};
