import { interruptionQueue } from '@auditorsec/capacity/interruptions';
import { PAIR, size } from './common.ts';
import type { Part } from './part.ts';

/**
 * Nodes as pods need them. It runs on the nodes that the account's own group keeps, since it can't make the one that it needs
 * itself. When AWS takes a spot machine back, it hears so from a queue (`apps/capacity`) and makes another node within the two minutes
 * that pods are given. Its CRDs come as a chart of their own, which alone upgrades them.
 */
export const karpenter: Part = {
  name: 'karpenter',
  values: ({ cluster }) => ({
    replicas: PAIR,
    settings: { clusterName: cluster.name, interruptionQueue: interruptionQueue(cluster.name) },
    podDisruptionBudget: { maxUnavailable: 1 },
    controller: { resources: size('500m', '1Gi') },
  }),
};
