import { callsAws, size } from './common.ts';
import type { Part } from './part.ts';

/**
 * The region's own name, `<region>.<origins>`, from the Gateway's hosts to its load balancer, and no other record. Two of it would
 * write against each other, so there is one: while it is away records stay as they are.
 */
export const externalDns: Part = {
  name: 'external-dns',
  values: ({ cluster, fleet }) => ({
    provider: { name: 'aws' },
    sources: ['istio-gateway'],
    domainFilters: [`${cluster.region}.${fleet.hosts.origins}`],
    // Owned by this cluster: what another cluster wrote is never touched.
    txtOwnerId: cluster.name,
    // Never deletes: a Gateway that is gone for a moment takes no region offline.
    policy: 'upsert-only',
    registry: 'txt',
    managedRecordTypes: ['A', 'AAAA'],
    interval: '1m',
    triggerLoopOnEvent: true,
    logFormat: 'json',
    extraArgs: [`--zone-id-filter=${fleet.dns.zoneId}`, '--aws-batch-change-interval=10s'],
    env: [{ name: 'AWS_REGION', value: cluster.region }],
    resources: size('20m', '128Mi'),
  }),
  openings: callsAws,
};
