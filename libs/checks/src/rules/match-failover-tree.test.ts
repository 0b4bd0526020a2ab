import type { KubeObject } from '@auditorsec/manifest/types';
import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { gatewayWith } from '../testing-mesh.ts';
import { matchFailoverTree } from './match-failover-tree.ts';

const route53 = 'route53.aws.m.upbound.io/v1beta1';
const regions = ['us', 'eu', 'ap'];
const gateway = gatewayWith([
  {
    port: { number: 443, name: 'https', protocol: 'HTTPS' },
    hosts: regions.map((region) => `*/${region}.example.com`),
  },
]);
const zone = object(
  `${route53} Zone`,
  'aws/example-com',
  { forProvider: { name: 'example.com' } },
  { annotations: { 'crossplane.io/external-name': 'Z1' } },
);
const healthChecks = regions.map((region) =>
  object(`${route53} HealthCheck`, `aws/${region}`, { forProvider: { fqdn: `${region}.example.com` } }),
);

interface Written {
  readonly name: string;
  readonly role: 'PRIMARY' | 'SECONDARY';
  readonly to: string;
  readonly check?: string;
  readonly evaluate?: boolean;
  readonly zoneId?: string;
}

function record(key: string, { name, role, to, check, evaluate = true, zoneId = 'Z1' }: Written): KubeObject {
  return object(`${route53} Record`, `aws/${key}`, {
    forProvider: {
      zoneIdRef: { name: 'example-com' },
      name: `${name}.example.com`,
      type: 'A',
      failoverRoutingPolicy: { type: role },
      ...(check && { healthCheckIdRef: { name: check } }),
      alias: { name: to, zoneId, evaluateTargetHealth: evaluate },
    },
  });
}

const tree: Readonly<Record<string, Written>> = {
  one: { name: 'shop', role: 'PRIMARY', to: 'us.example.com', check: 'us' },
  two: { name: 'shop', role: 'SECONDARY', to: 'rest.example.com' },
  three: { name: 'rest', role: 'PRIMARY', to: 'eu.example.com', check: 'eu' },
  four: { name: 'rest', role: 'SECONDARY', to: 'ap.example.com', evaluate: false },
};

/** What is found when some records of the tree are written otherwise. */
function found(changes: Readonly<Record<string, Partial<Written>>> = {}): string[] {
  const records = Object.entries(tree).map(([key, written]) => record(key, { ...written, ...changes[key] }));
  return check(matchFailoverTree, [gateway, zone, ...healthChecks, ...records]);
}

test('a tree that reaches every region, whose last one always answers, passes', () => {
  expect(found()).toEqual([]);
});

test('two primaries are one too many, and a secondary is missed', () => {
  expect(found({ two: { role: 'PRIMARY', check: 'us' } })).toEqual([
    expect.stringMatching(/^Record aws\/two .*A shop.example.com has 2 PRIMARY records \(one, two\)/),
    expect.stringMatching(/^Record aws\/one .*has 0 SECONDARY records \(none\)/),
  ]);
});

test('a tier that leads to a name that nobody has is found, with the nearest that is there', () => {
  expect(found({ two: { to: 'rst.example.com' } })).toEqual([
    expect.stringMatching(
      /alias.name: A shop.example.com leads to rst.example.com, .*Did you mean rest.example.com\?$/,
    ),
  ]);
});

test('a tier that leads back is found at every record on the way', () => {
  const [atFirst, atSecond, ...others] = found({ four: { to: 'shop.example.com' } });
  expect(atFirst).toContain('shop.example.com → rest.example.com → shop.example.com');
  expect(atSecond).toContain('rest.example.com → shop.example.com → rest.example.com');
  expect(others).toEqual([]);
});

test('the first to be asked has a health check that is there', () => {
  expect(found({ one: { check: '' } })).toEqual([expect.stringContaining('the PRIMARY has no health check')]);
  expect(found({ one: { check: 'usa' } })).toEqual([
    expect.stringContaining("HealthCheck usa isn't there. Did you mean us?"),
  ]);
});

test('a region is left when it fails itself, not when another does', () => {
  expect(found({ one: { check: 'eu' } })).toEqual([
    expect.stringContaining('leave us.example.com when eu.example.com fails'),
  ]);
});

test('the last to be asked has no health check, and its target is not asked either', () => {
  expect(found({ four: { check: 'ap' } })).toEqual([expect.stringContaining('the last tier has a health check')]);
  expect(found({ four: { evaluate: true } })).toEqual([expect.stringContaining('the last tier evaluates its target')]);
});

test('a name of the zone is aliased by the id of the zone; what lies elsewhere is left alone', () => {
  expect(found({ one: { zoneId: 'Z2' } })).toEqual([expect.stringContaining('us.example.com lies in zone Z1, not Z2')]);
  expect(found({ four: { to: 'd1.cloudfront.net', zoneId: 'Z2FDTNDATAQYW2' } })).toEqual([]);
});
