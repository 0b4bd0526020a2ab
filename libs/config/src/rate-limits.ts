import { z } from 'zod';
import { dnsLabel } from './units.ts';

const RATE =
  'a rate of at least 1, such as 600/minute (a whole number a second, minute, hour or day); to admit nobody, remove the route';

/** Requests in a unit of time: `10/second`, `600/minute`, `5000/hour`, `20000/day`. None at all is no rate. */
export const rate = z
  .string(RATE)
  .regex(/^[1-9]\d{0,8}\/(second|minute|hour|day)$/, RATE)
  .brand('Rate');
export type Rate = z.infer<typeof rate>;

const NOT_ZERO = 'a whole number above 0: a bucket that holds nothing refuses everyone';

/** How much of the API each client may use. One value: the rate limit service and the gateways that ask it are both made from it. */
export const rateLimits = z
  .strictObject({
    /** One client address (IPv6: its /64) at one gateway pod, whatever it asks for. The NLB spreads a client's connections over the pods. */
    address: z.strictObject({
      requestsPerSecond: z.int(NOT_ZERO).positive(NOT_ZERO),
      /** Requests at once, after a pause. */
      burst: z.int(NOT_ZERO).positive(NOT_ZERO),
    }),
    /** Attempts to log in from one client address, at all gateway pods of a region together. */
    login: rate,
    /** Reads (GET, HEAD) and writes of one token subject, by the `tier` claim of its token, at all pods of a region together. */
    tiers: z.record(dnsLabel, z.strictObject({ read: rate, write: rate })),
    /** The tier of tokens that name none, or one that isn't listed here. */
    defaultTier: z.string(),
  })
  .superRefine(({ address, tiers, defaultTier }, issues) => {
    const fail = (path: string[], message: string) => issues.addIssue({ code: 'custom', path, message });
    if (address.burst < address.requestsPerSecond)
      fail(['address', 'burst'], `at least requestsPerSecond, which is ${address.requestsPerSecond}`);
    if (!Object.hasOwn(tiers, defaultTier)) fail(['defaultTier'], `one of ${Object.keys(tiers).join(', ')}`);
  });
export type RateLimits = z.output<typeof rateLimits>;

/** A rate as the rate limit service writes it. */
export function requestsPerUnit(text: Rate): { unit: string; requests_per_unit: number } {
  const [requests, unit = ''] = text.split('/');
  return { unit, requests_per_unit: Number(requests) };
}
