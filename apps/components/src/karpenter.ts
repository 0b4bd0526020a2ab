import { PAIR, size } from './common.ts';
import type { Part } from './part.ts';

/**
 * Nodes as pods need them. It runs on the nodes that the account's own group keeps, since it can't make the one that it needs
 * itself. It listens to no queue of interruptions, since none is made: pods of a spot node that is taken back have the two minutes
 * that AWS gives, without a node made ahead. Its CRDs come as a chart of their own, which alone upgrades them.
 */
export const karpenter: Part = {
  name: 'karpenter',
  values: ({ cluster }) => ({
    replicas: PAIR,
    settings: { clusterName: cluster.name },
    podDisruptionBudget: { maxUnavailable: 1 },
    controller: { resources: size('500m', '1Gi') },
  }),
};
