import { duration, milliseconds, percentage } from '@auditorsec/config/units';
import { z } from 'zod';

/** What a full store does: drops the least used of what expires anyway, or refuses to write. */
export const eviction = { shared: 'volatile-lru', sessions: 'noeviction' } as const;
export type Store = keyof typeof eviction;

/** What is cached, and in which store. A session that is dropped signs its user out, so none is. */
export const caches = { profile: 'shared', response: 'shared', session: 'sessions' } as const satisfies Record<
  string,
  Store
>;
export type Cache = keyof typeof caches;

const wholeSeconds = duration.refine((text) => milliseconds(text) % 1000 === 0, 'whole seconds, such as 90s or 2h');
const wholePercent = percentage.refine((text) => /^\d+%$/.test(text), 'a whole percentage, such as 10%');

/** How the application caches: the one value that its ConfigMap and the stores' parameters are made from. */
export const cachePolicy = z.strictObject({
  /** Stands in every key: raised when what is cached changes its form, so that no pod reads another version's values. */
  keyVersion: z.int('a whole number').positive('a whole number above 0'),
  /** Entries live this much shorter or longer, so that what was written together does not expire together. */
  jitter: wholePercent,
  ttl: z.strictObject({ profile: wholeSeconds, response: wholeSeconds, session: wholeSeconds }),
  client: z.strictObject({
    connectTimeout: duration,
    /** After it a pod goes on without the cache. */
    commandTimeout: duration,
    /** For writes to another region, which nobody waits for: their way there and back alone takes up to a quarter of a second. */
    remote: z.strictObject({ connectTimeout: duration, commandTimeout: duration }),
  }),
});
export type CachePolicy = z.output<typeof cachePolicy>;
