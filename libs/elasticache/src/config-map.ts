import { milliseconds } from '@auditorsec/config/units';
import { addManifest } from '@auditorsec/manifest/chart';
import type { Construct } from 'constructs';
import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { PORT } from './group.ts';
import { type Cache, type CachePolicy, caches, eviction, type Store } from './policy.ts';

/** Where a store is read and where it is written, as host names. */
export interface Endpoints {
  readonly read: string;
  readonly write: string;
  /** Whether what is written goes to another region. */
  readonly writesRemotely: boolean;
}

export interface CacheConfigProps {
  readonly namespace: string;
  readonly policy: CachePolicy;
  readonly endpoints: Readonly<Record<Store, Endpoints>>;
  /** The user of the stores that the application is, by a token of IAM. */
  readonly user: string;
}

/** The ConfigMap `cache`, whose `cache.json` tells the application how to cache, and where. */
export function cacheConfig(chart: Construct, props: CacheConfigProps): void {
  addManifest<IConfigMap>(chart, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'cache', namespace: props.namespace },
    data: { 'cache.json': `${JSON.stringify(settings(props), null, 2)}\n` },
  });
}

function settings({ policy, endpoints, user }: CacheConfigProps) {
  return {
    stores: mapValues(endpoints, ({ read, write, writesRemotely }, store) => ({
      read: `${read}:${PORT}`,
      write: `${write}:${PORT}`,
      writesRemotely,
      eviction: eviction[store],
    })),
    caches: mapValues(caches, (store, cache) => ({
      store,
      keyPrefix: keyPrefix(cache, policy),
      ttlSeconds: milliseconds(policy.ttl[cache]) / 1000,
      // A session ends when the user was told that it ends.
      jitterPercent: store === 'sessions' ? 0 : Number.parseInt(policy.jitter, 10),
      // One pod asks the database for what many wait for.
      singleFlight: store === 'shared',
    })),
    client: {
      tls: true,
      user,
      ...timeouts(policy.client),
      remote: timeouts(policy.client.remote),
    },
  };
}

function timeouts({ connectTimeout, commandTimeout }: CachePolicy['client']['remote']) {
  return {
    connectTimeoutMilliseconds: milliseconds(connectTimeout),
    commandTimeoutMilliseconds: milliseconds(commandTimeout),
  };
}

export function keyPrefix(cache: Cache, { keyVersion }: Pick<CachePolicy, 'keyVersion'>): string {
  return `${cache}:v${keyVersion}:`;
}

function mapValues<Key extends string, From, To>(
  record: Readonly<Record<Key, From>>,
  make: (value: From, key: Key) => To,
): Record<Key, To> {
  const entries = Object.entries<From>(record) as [Key, From][];
  return Object.fromEntries(entries.map(([key, value]) => [key, make(value, key)])) as Record<Key, To>;
}
