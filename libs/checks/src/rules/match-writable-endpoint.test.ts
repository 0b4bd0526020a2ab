import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { matchWritableEndpoint } from './match-writable-endpoint.ts';

const host = (role: string, region: string) => `${role}.shop.abc123.${region}.cache.amazonaws.com:6379`;
const home = { read: host('master', 'euw1'), write: host('master', 'euw1') };
const found = (shared: string, forwards = true, sessions = home.write) =>
  check(matchWritableEndpoint, [
    object('rds.aws.m.upbound.io/v1beta1 Cluster', 'aws/shop', {
      forProvider: { region: 'eu-west-1', enableGlobalWriteForwarding: forwards },
    }),
    {
      ...object('v1 ConfigMap', 'shop/cache', undefined),
      data: {
        'cache.json': JSON.stringify({
          stores: { shared: { read: host('replica', 'euw1'), write: shared }, sessions: { ...home, write: sessions } },
        }),
      },
    },
  ]);

test('a region that is not active writes to another, the active one to itself', () => {
  expect(found(host('master', 'use1'))).toEqual([]);
  expect(found(host('master', 'euw1'), false)).toEqual([]);
});

test('a region that is not active may not write to its own copy', () => {
  expect(found(host('master', 'euw1'))).toMatchInlineSnapshot(`
    [
      "ConfigMap shop/cache data["cache.json"].stores.shared.write: every write fails: eu-west-1 is not active, and its copy only reads. Name the primary of the active region.",
    ]
  `);
});

test('nor the active one to another', () => {
  expect(found(host('master', 'use1'), false)).toEqual([expect.stringContaining('eu-west-1 is active')]);
});

test('nobody writes to replicas', () => {
  expect(found(host('replica', 'use1'))).toEqual([expect.stringContaining('leads to replicas')]);
});

test('sessions stay in their region', () => {
  expect(found(host('master', 'use1'), true, host('master', 'apse1'))).toEqual([
    expect.stringContaining('is not in eu-west-1'),
  ]);
});

const proxy = (end = '', region = 'eu-west-1') => `shop${end}.proxy-abc123.${region}.rds.amazonaws.com`;
const READ_ONLY = '-read-only.endpoint';
const ofDatabase = (host: string, writes: string, forwards: boolean) =>
  check(matchWritableEndpoint, [
    object('rds.aws.m.upbound.io/v1beta1 Cluster', 'aws/shop', {
      forProvider: { region: 'eu-west-1', enableGlobalWriteForwarding: forwards },
    }),
    {
      ...object('v1 ConfigMap', 'shop/database', undefined),
      data: { 'database.json': JSON.stringify({ host, writes }) },
    },
  ]);

test("the active region's database is reached by the proxy itself, a copy by its read-only endpoint, which forwards", () => {
  expect(ofDatabase(proxy(), 'here', false)).toEqual([]);
  expect(ofDatabase(proxy(READ_ONLY), 'forwarded', true)).toEqual([]);
});

test('an endpoint that only reads takes no writes of the active region, and a copy has no writer', () => {
  expect(ofDatabase(proxy(READ_ONLY), 'here', false)).toMatchInlineSnapshot(`
    [
      "ConfigMap shop/database data["database.json"].host: every write fails: eu-west-1 is active, and shop-read-only.endpoint.proxy-abc123.eu-west-1.rds.amazonaws.com only reads. Name the proxy's own endpoint.",
    ]
  `);
  expect(ofDatabase(proxy(), 'forwarded', true)).toMatchInlineSnapshot(`
    [
      "ConfigMap shop/database data["database.json"].host: every connection fails: eu-west-1 has no writer behind shop.proxy-abc123.eu-west-1.rds.amazonaws.com. Name its read-only endpoint.",
    ]
  `);
});

test('nor is the database that of another region, or taken for what it is not', () => {
  expect(ofDatabase(proxy('', 'us-east-1'), 'here', false)).toEqual([expect.stringContaining('is not in eu-west-1')]);
  expect(ofDatabase(proxy(), 'forwarded', false)).toEqual([expect.stringContaining('forwarding there is false')]);
});
