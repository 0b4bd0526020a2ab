import { type Connection, RefusedError, type Reply } from './resp.ts';

/** What the application reads of `cache.json`. */
export interface CacheSettings {
  readonly stores: Readonly<
    Record<string, { readonly read: string; readonly write: string; readonly eviction: string }>
  >;
  readonly caches: Readonly<Record<string, CacheSetting>>;
  readonly client: { readonly user: string };
}

export interface CacheSetting {
  readonly store: string;
  readonly keyPrefix: string;
  readonly ttlSeconds: number;
  readonly jitterPercent: number;
}

/** An application's client of one cache: it knows nothing but what the ConfigMap says. */
export class CacheClient {
  readonly #connection: Connection;
  readonly #setting: CacheSetting;

  constructor(connection: Connection, setting: CacheSetting) {
    this.#connection = connection;
    this.#setting = setting;
  }

  /** Writes values at once. How many the store took, and what it said to the others. */
  async fill(ids: readonly string[], value: string): Promise<{ readonly taken: number; readonly refusals: string[] }> {
    const replies = await this.#connection.pipeline(ids.map((id) => ['SET', this.#key(id), value, 'PX', this.#ttl()]));
    const refusals = replies.filter((reply) => reply instanceof RefusedError).map(({ message }) => message);
    return { taken: replies.length - refusals.length, refusals };
  }

  /** The values of entries; null where there is none. */
  read(ids: readonly string[]): Promise<(Reply | RefusedError)[]> {
    return this.#connection.pipeline(ids.map((id) => ['GET', this.#key(id)]));
  }

  /** Milliseconds that entries still live. */
  async left(ids: readonly string[]): Promise<number[]> {
    return (await this.#connection.pipeline(ids.map((id) => ['PTTL', this.#key(id)]))).map(Number);
  }

  #key(id: string): string {
    return this.#setting.keyPrefix + id;
  }

  /** In milliseconds, shorter or longer by the jitter. */
  #ttl(): string {
    const { ttlSeconds, jitterPercent } = this.#setting;
    const share = (Math.random() * 2 - 1) * (jitterPercent / 100);
    return `${Math.round(ttlSeconds * 1000 * (1 + share))}`;
  }
}
