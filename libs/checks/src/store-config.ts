import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { embeddedJson } from './embedded-json.ts';

/** Where an application connects to its database, as `database.json` tells it. */
export interface DatabaseConfig {
  readonly host?: string;
  readonly user?: string;
  /** Whether the endpoint takes writes itself, or forwards them to another region. */
  readonly writes?: 'here' | 'forwarded';
  readonly authentication?: { readonly type?: string };
}

interface Endpoints {
  readonly read?: string;
  readonly write?: string;
}

/** Where and as whom it caches, as `cache.json` tells it. */
export interface CacheConfig {
  readonly stores?: {
    /** Replicated to all regions: one region takes writes. */
    readonly shared?: Endpoints;
    readonly sessions?: Endpoints;
  };
  readonly client?: { readonly user?: string };
}

export const DATABASE_FILE = 'database.json';
export const CACHE_FILE = 'cache.json';

/** What a ConfigMap says of the database; nothing where it holds no such file. */
export function databaseConfig({ data }: Pick<IConfigMap, 'data'>): DatabaseConfig | undefined {
  const text = data?.[DATABASE_FILE];
  return text ? embeddedJson(text, (value) => value as DatabaseConfig) : undefined;
}

/** What a ConfigMap says of the caches; nothing where it holds no such file. */
export function cacheConfig({ data }: Pick<IConfigMap, 'data'>): CacheConfig | undefined {
  const text = data?.[CACHE_FILE];
  return text ? embeddedJson(text, (value) => value as CacheConfig) : undefined;
}
