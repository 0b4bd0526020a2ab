import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineApp } from './app.ts';
import { clientCertificates } from './client-certificates.ts';
import { rate, rateLimits, requestsPerUnit } from './rate-limits.ts';
import { composeApp } from './testing/compose-app.ts';

const limits = {
  address: { requestsPerSecond: 50, burst: 100 },
  login: '10/minute',
  tiers: { free: { read: '600/minute', write: '60/minute' } },
  defaultTier: 'free',
};
const shop = defineApp({
  name: 'shop',
  props: z.strictObject({}),
  workload: () => ({ namespace: 'shop', labels: { app: 'shop' }, serviceAccount: 'shop', port: 8000 }),
  compose() {},
})({});

test('a rate is told to the service as it is written', () => {
  const unit = fc.constantFrom('second', 'minute', 'hour', 'day');
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999_999 }), unit, (requests_per_unit, unit) => {
      expect(requestsPerUnit(rate.parse(`${requests_per_unit}/${unit}`))).toEqual({ unit, requests_per_unit });
    }),
  );
});

test('a rate of nothing is refused, with what to write instead; so is what is no rate', () => {
  const why =
    'a rate of at least 1, such as 600/minute (a whole number a second, minute, hour or day); to admit nobody, remove the route';
  for (const value of ['0/minute', '1.5/minute', '-1/minute', '60', '60/week', '060/minute', 60, undefined])
    expect(mistakes(rate, value)).toEqual([`: ${why}`]);
});

test('limits of an address are above 0, and its burst holds a second of its requests', () => {
  const address = (requestsPerSecond: number, burst: number) =>
    mistakes(rateLimits, { ...limits, address: { requestsPerSecond, burst } });
  const nothing = 'a whole number above 0: a bucket that holds nothing refuses everyone';
  expect(address(0, 0)).toEqual([`address.requestsPerSecond: ${nothing}`, `address.burst: ${nothing}`]);
  expect(address(50, 49)).toEqual(['address.burst: at least requestsPerSecond, which is 50']);
  expect(address(50, 50)).toEqual([]);
});

test('tokens without a tier have one of those that there are', () => {
  expect(mistakes(rateLimits, { ...limits, defaultTier: 'gratis' })).toEqual(['defaultTier: one of free']);
});

test('certificates let in those that are named, not everyone whom the authority signed', () => {
  const named = { authority: 'machines-ca', principals: ['cluster.local/ns/default/sa/api-client'], tier: 'free' };
  expect(mistakes(clientCertificates, named)).toEqual([]);
  expect(mistakes(clientCertificates, { ...named, principals: [] })).toEqual([
    'principals: at least one identity: the authority alone lets nobody in',
  ]);
  expect(mistakes(clientCertificates, { ...named, principals: ['*'] })).toHaveLength(1);
});

test('machines have a tier that there is', async () => {
  const clientCertificates = { authority: 'ca', principals: ['cluster.local/ns/a/sa/b'], tier: 'fre' };
  await expect(composeApp(shop, [], { clientCertificates })).rejects.toThrow(
    /clientCertificates\.tier\s+found\s+"fre"\s+allowed\s+one of free, pro\s+did you mean free\?/,
  );
});

test('behind CloudFront each region names the prefix list that keeps others out', async () => {
  await expect(composeApp(shop, [], { loadBalancer: { topology: 'cloudfront-nlb' } })).rejects.toThrow(
    /loadBalancer\.cloudfrontPrefixLists\.us-east-1\s+found\s+nothing\s+allowed\s+the prefix list of CloudFront in us-east-1/,
  );
  const cloudfrontPrefixLists = { 'us-east-1': 'pl-3b927c52' };
  const loadBalancer = { topology: 'cloudfront-nlb', cloudfrontPrefixLists } as const;
  await expect(composeApp(shop, [], { loadBalancer })).resolves.toEqual([]);
});

test('clients of IPv6 come with the PROXY protocol alone, or they would all be the load balancer', async () => {
  const accepted = { topology: 'nlb-proxy-protocol', addresses: 'dual-stack' } as const;
  await expect(composeApp(shop, [], { loadBalancer: accepted })).resolves.toEqual([]);
  await expect(composeApp(shop, [], { loadBalancer: { ...accepted, topology: 'nlb' } })).rejects.toThrow(
    /loadBalancer\.addresses\s+found\s+"dual-stack"\s+allowed\s+ipv4, or the topology nlb-proxy-protocol: .*all clients of IPv6 would be one/,
  );
});

test('a login path is exact, since logins are counted by path', async () => {
  const routes = [
    { path: '/', to: 'shop', access: 'token', scopes: { read: 'shop:read', write: 'shop:write' } },
    { path: '/login/', to: 'shop', access: 'login' },
  ] as const;
  await expect(composeApp(shop, [], { routes: [...routes] })).rejects.toThrow(
    /routes\[1\]\.path\s+found\s+"\/login\/"\s+allowed\s+an exact path/,
  );
});

test('a body that no gateway could hold is refused', async () => {
  await expect(composeApp(shop, [], { maxRequestBody: '1Gi' })).rejects.toThrow(
    /maxRequestBody\s+found\s+"1Gi"\s+allowed\s+at most 64Mi/,
  );
});

function mistakes(schema: z.ZodType, value: unknown): string[] {
  const issues = schema.safeParse(value).error?.issues ?? [];
  return issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}
