import { home } from '@auditorsec/aws/home';
import type { StoreNetwork } from '@auditorsec/aws/network';
import type { AppContext } from '@auditorsec/config/app';
import { heldIn } from '@auditorsec/config/data-held';
import { cacheConfig } from '@auditorsec/elasticache/config-map';
import { foundation } from '@auditorsec/elasticache/foundation';
import { group } from '@auditorsec/elasticache/group';
import { defaultNodeType, nodeType } from '@auditorsec/elasticache/node-type';
import { cachePolicy } from '@auditorsec/elasticache/policy';
import { versions } from '@auditorsec/versions/versions';
import type { Construct } from 'constructs';
import { z } from 'zod';
import { NAME, NAMESPACE } from './place.ts';

export const cacheProps = z.strictObject({
  /** Of the shared cache, as it began; later it is changed in `data-global`. */
  nodeType: nodeType.default(defaultNodeType),
  /** Of the sessions, which stay in their region; in staging, whose stores are all alone, of the shared cache too. */
  sessionNodeType: z
    .string()
    .regex(/^cache\.[a-z0-9]+\.[a-z0-9]+$/, 'a node type of ElastiCache, such as cache.t4g.medium')
    .default('cache.m7g.large'),
  /** The id of the shared cache: AWS puts letters of its own before the name. */
  globalDatastore: z
    .string()
    .regex(/^[a-z]{5}-[a-z0-9-]+$/, 'the id of a Global Datastore, such as ldgnf-shop')
    .default(`ldgnf-${NAME}`),
  ...cachePolicy.shape,
  keyVersion: cachePolicy.shape.keyVersion.default(1),
  jitter: cachePolicy.shape.jitter.prefault('10%'),
  ttl: cachePolicy.shape.ttl.prefault({ profile: '24h', response: '5m', session: '1h' }),
  client: cachePolicy.shape.client.prefault({
    connectTimeout: '200ms',
    commandTimeout: '50ms',
    remote: { connectTimeout: '2s', commandTimeout: '1s' },
  }),
});
export type CacheProps = z.output<typeof cacheProps>;

/** The region's member of the shared cache, its sessions, and what tells the applications how to use both. */
export function caches(
  chart: Construct,
  { nodeType, sessionNodeType, globalDatastore, ...policy }: CacheProps,
  { vpc, subnets }: StoreNetwork,
  context: AppContext,
): void {
  const { cluster, fleet } = context;
  const { region, stores } = cluster;
  const place = { region, foundation: `${NAME}-cache`, vpc, nodes: 2 };
  const version = versions.valkey;
  const alone = { alone: { version, nodeType: sessionNodeType } };
  foundation(chart, { name: place.foundation, region, subnets, user: NAME });
  group(chart, {
    ...place,
    name: NAME,
    store: 'shared',
    description: 'Profiles and replies of all regions',
    data: heldIn('cache', context),
    // Every region writes to the one that is active, and any may become that.
    from: Object.fromEntries(Object.entries(fleet.clusters).map(([name, { network }]) => [name, network.vpc])),
    membership:
      cluster.environment === 'staging'
        ? alone
        : cluster.name === home(fleet).name
          ? { founds: { version, nodeType } }
          : { joins: globalDatastore },
  });
  group(chart, {
    ...place,
    name: `${NAME}-sessions`,
    store: 'sessions',
    description: 'Sessions of this region',
    data: heldIn('sessions', context),
    from: { pods: cluster.network.vpc },
    membership: alone,
  });
  const active = fleet.clusters[fleet.activeCluster] ?? cluster;
  cacheConfig(chart, {
    namespace: NAMESPACE,
    policy,
    endpoints: {
      shared: { read: stores.cache, write: active.stores.cacheWriter, writesRemotely: !cluster.active },
      sessions: { read: stores.sessions, write: stores.sessions, writesRemotely: false },
    },
    user: NAME,
  });
}
