import { type RateLimits, rateLimits } from '@auditorsec/config/rate-limits';
import { render } from '@auditorsec/manifest/testing/render';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Clients } from './actions.ts';
import { type Descriptor, serviceConfig } from './policy.ts';
import { sharedLimit } from './shared-limit.ts';
import { httpFilters, type RateLimitAction, type RateLimitConfig } from './testing/http-filters.ts';

const rate = fc.tuple(fc.integer({ min: 1, max: 1_000_000 }), fc.constantFrom('second', 'minute', 'hour', 'day'));
const written = rate.map(([requests, unit]) => `${requests}/${unit}`);
const limits = fc
  .record({
    login: written,
    tiers: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.record({ read: written, write: written }), {
      minKeys: 1,
    }),
  })
  .map(({ login, tiers }) =>
    rateLimits.parse({
      address: { requestsPerSecond: 1, burst: 1 },
      login,
      tiers,
      defaultTier: Object.keys(tiers)[0],
    }),
  );
const path = fc.stringMatching(/^(\/[a-z0-9_.~-]{1,6}){1,3}$/);
const config = fc.record({
  limits,
  loginPaths: fc.uniqueArray(path, { minLength: 1, maxLength: 3 }),
  machines: fc.boolean(),
});

test('the keys by which gateways ask and those that the service knows are always equal', () => {
  fc.assert(
    fc.property(config, ({ limits, loginPaths, machines }) => {
      const asked = filters(clientsOf(limits, loginPaths, machines));
      const known = serviceConfig(limits);
      expect(new Set(asked.map(({ domain }) => domain))).toEqual(new Set([known.domain]));
      const questions = asked.flatMap(({ rate_limits }) =>
        rate_limits.map(({ actions }) => actions.map(keyOf).join('/')),
      );
      expect(new Set(questions)).toEqual(new Set(known.descriptors.flatMap((each) => keyPaths(each))));
    }),
  );
});

test('every request that a gateway counts meets a limit, whatever tier its token names', () => {
  fc.assert(
    fc.property(config, fc.stringMatching(/^[a-z]{0,9}$/), ({ limits, loginPaths, machines }, tier) => {
      const { descriptors } = serviceConfig(limits);
      for (const { rate_limits } of filters(clientsOf(limits, loginPaths, machines)))
        for (const { actions } of rate_limits) {
          const values = actions.map((action) => [keyOf(action), constantOf(action) ?? tier] as const);
          expect(limitOf(descriptors, values)).toBeDefined();
        }
    }),
  );
});

test('a login path is counted with any query and no other path is', () => {
  fc.assert(
    fc.property(fc.uniqueArray(path, { minLength: 1, maxLength: 3 }), path, fc.string(), (paths, other, query) => {
      const [login] = filters({ loginPaths: paths, defaultTier: 'free' });
      const [match] = login?.rate_limits[0]?.actions ?? [];
      const source = match?.header_value_match?.headers[0]?.string_match.safe_regex.regex ?? '';
      const regex = new RegExp(`^(?:${source})$`, 's');
      for (const each of paths) expect(regex.test(each) && regex.test(`${each}?${query}`)).toBe(true);
      expect(regex.test(other)).toBe(paths.includes(other));
    }),
  );
});

test('a client with a certificate is counted by it, with the tier that the fleet gives to machines', () => {
  const [, admit] = filters({ loginPaths: ['/login'], defaultTier: 'free', certificateTier: 'internal' });
  const machines = admit?.rate_limits.filter(({ actions }) => actions.some(({ request_headers }) => request_headers));
  expect(machines?.map(({ actions }) => actions.slice(1))).toEqual(
    Array(2).fill([
      { generic_key: { descriptor_key: 'tier', descriptor_value: 'internal' } },
      { request_headers: { descriptor_key: 'subject', header_name: 'x-forwarded-client-cert' } },
    ]),
  );
});

test('without a login path there is no filter that refuses while the service is down', () => {
  expect(filters({ loginPaths: [], defaultTier: 'free' })).toHaveLength(1);
});

function clientsOf({ defaultTier }: RateLimits, loginPaths: string[], machines: boolean): Clients {
  return { loginPaths, defaultTier, certificateTier: machines ? defaultTier : undefined };
}

function filters(clients: Clients): RateLimitConfig[] {
  const service = { name: 'ratelimit', namespace: 'ratelimit', port: 8081 };
  const objects = render((chart) => sharedLimit(chart, { namespace: 'edge', pods: { app: 'edge' }, clients, service }));
  return httpFilters(objects, 'edge/rate-limit').map(({ config }) => config as unknown as RateLimitConfig);
}

/** The key of the entry that an action makes, with its value where it is always the same. */
function keyOf(action: RateLimitAction): string {
  if (action.masked_remote_address) return 'masked_remote_address';
  const { header_value_match: match, metadata, generic_key, request_headers } = action;
  if (match) return `${match.descriptor_key}=${match.descriptor_value}`;
  return (metadata ?? generic_key ?? request_headers)?.descriptor_key ?? 'none';
}

function constantOf({ header_value_match, generic_key }: RateLimitAction): string | undefined {
  return (header_value_match ?? generic_key)?.descriptor_value;
}

/** The keys that lead to each limit below an entry; tiers are told by their values, requests too. */
function keyPaths({ key, value, descriptors = [] }: Descriptor): string[] {
  const own = key === 'requests' ? `${key}=${value}` : key;
  return descriptors.length === 0 ? [own] : descriptors.flatMap(keyPaths).map((below) => `${own}/${below}`);
}

/** What the service would apply: the entry with the value if there is one, else the one without. */
function limitOf(among: readonly Descriptor[], [first, ...rest]: (readonly [string, string])[]): unknown {
  if (!first) return undefined;
  const [key = ''] = first[0].split('=');
  const named = among.find((each) => each.key === key && each.value === first[1]);
  const entry = named ?? among.find((each) => each.key === key && each.value === undefined);
  return rest.length === 0 ? entry?.rate_limit : limitOf(entry?.descriptors ?? [], rest);
}
