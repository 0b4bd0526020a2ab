import { type Rate, type RateLimits, requestsPerUnit } from '@auditorsec/config/rate-limits';

/** Under this name the gateways ask, and the service answers. */
export const DOMAIN = 'gateway';

/** What a bucket is known by: which requests, of which tier, of whom. Envoy names the last key of a login itself. */
export const KEYS = {
  requests: 'requests',
  tier: 'tier',
  subject: 'subject',
  address: 'masked_remote_address',
} as const;

/** Requests that are counted together, and what becomes of them while the service doesn't answer. */
export type Requests = 'login' | 'read' | 'write';

/** Logging in stays closed, or guessing passwords would have no limit; all else stays open, below the limit per address. */
export const whenUnanswered: Readonly<Record<Requests, 'admit' | 'refuse'>> = {
  login: 'refuse',
  read: 'admit',
  write: 'admit',
};

/** One entry of the service's configuration. Without a value it stands for every value that no sibling names, each with a bucket of its own. */
export interface Descriptor {
  readonly key: string;
  readonly value?: string;
  readonly rate_limit?: ReturnType<typeof requestsPerUnit>;
  readonly descriptors?: readonly Descriptor[];
}

/** What the service is told: every limit, in the order of the keys by which gateways ask. */
export function serviceConfig({ login, tiers, defaultTier }: RateLimits): {
  domain: string;
  descriptors: readonly Descriptor[];
} {
  const byTier = (requests: 'read' | 'write'): Descriptor[] => {
    const named = Object.entries(tiers).map(([tier, rates]) => ({
      key: KEYS.tier,
      value: tier,
      descriptors: [perSubject(rates[requests])],
    }));
    // A tier that the issuer invents is not a tier without limits.
    const others = tiers[defaultTier];
    return others ? [...named, { key: KEYS.tier, descriptors: [perSubject(others[requests])] }] : named;
  };
  return {
    domain: DOMAIN,
    descriptors: [
      { key: KEYS.requests, value: 'login', descriptors: [{ key: KEYS.address, rate_limit: requestsPerUnit(login) }] },
      { key: KEYS.requests, value: 'read', descriptors: byTier('read') },
      { key: KEYS.requests, value: 'write', descriptors: byTier('write') },
    ],
  };
}

function perSubject(rate: Rate): Descriptor {
  return { key: KEYS.subject, rate_limit: requestsPerUnit(rate) };
}
