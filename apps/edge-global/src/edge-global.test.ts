import type { healthCheck, record } from '@auditorsec/aws/kinds/route53';
import { composeApp } from '@auditorsec/config/testing/compose-app';
import { type FleetInput, smallFleet, smallMember } from '@auditorsec/config/testing/small-fleet';
import type { CustomObject } from '@auditorsec/custom-kind/add-custom';
import { objectNamed } from '@auditorsec/manifest/testing/render';
import type { KubeObject } from '@auditorsec/manifest/types';
import { expect, test } from 'vitest';
import { edgeGlobal } from './edge-global.ts';

/** Composed in the cluster `us-east-1`, which stands in Ireland here: what owns global resources may not stand in Virginia. */
const fleet: Partial<FleetInput> = {
  loadBalancer: { topology: 'nlb-proxy-protocol', addresses: 'dual-stack' },
  globalCluster: 'us-east-1',
  routes: [...smallFleet.routes, { path: '/ready', to: 'shop', access: 'public' }],
  clusters: {
    third: { ...smallMember('secondary', 3), region: 'ap-southeast-1', role: 'tertiary' },
    'us-east-1': { ...smallMember('primary', 1), region: 'eu-west-1' },
    second: { ...smallMember('secondary', 2), region: 'eu-central-1' },
  },
};
const composed = (changes: Partial<FleetInput> = {}) => composeApp(edgeGlobal({}), [], { ...fleet, ...changes });
const recordNamed = (objects: readonly KubeObject[], name: string) =>
  objectNamed<CustomObject<typeof record>>(objects, `Record platform-aws/${name}`).spec.forProvider;
const checkOf = (objects: readonly KubeObject[], cluster: string) =>
  objectNamed<CustomObject<typeof healthCheck>>(objects, `HealthCheck platform-aws/api-${cluster}`).spec.forProvider;
const order = (objects: readonly KubeObject[]) =>
  ['tier1-primary', 'tier2-primary', 'tier2-secondary'].map((name) =>
    recordNamed(objects, `api-${name}-a`).alias?.name.replace('.origin.example.com', ''),
  );
const regions = { active: 'eu-west-1', second: 'eu-central-1', third: 'ap-southeast-1' };

test('the active region answers first, the others by role', async () => {
  expect(order(await composed())).toEqual([regions.active, regions.second, regions.third]);
  expect(order(await composed({ activeCluster: 'third' }))).toEqual([regions.third, regions.active, regions.second]);
});

test('each check asks a path that is public, by the name that the gateway of the region serves', async () => {
  expect(checkOf(await composed(), 'second')).toMatchObject({
    fqdn: 'eu-central-1.origin.example.com',
    resourcePath: '/ready',
  });
});

test('a region that is declared down comes last, and counts as unhealthy', async () => {
  const objects = await composed({ down: ['second'] });
  expect(order(objects)).toEqual([regions.active, regions.third, regions.second]);
  expect(checkOf(objects, 'second')).toMatchObject({ disabled: true, invertHealthcheck: true });
  expect(checkOf(objects, 'third')).not.toHaveProperty('disabled');
});

test('a region that goes down or becomes active makes no record and removes none', async () => {
  const names = (objects: readonly KubeObject[]) => objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
  const usual = names(await composed());
  expect(names(await composed({ down: ['third'] }))).toEqual(usual);
  expect(names(await composed({ activeCluster: 'second' }))).toEqual(usual);
});

const residency = [{ from: 'second', to: 'third', reason: 'personal data stays in Europe' }];
const bounded = { namespaces: [], order: {}, residency };

test('clients of a continent are never led where its data may not go, whatever is active', async () => {
  // The third may be active while nobody writes from the second.
  const states = [
    { activeCluster: 'us-east-1' },
    { activeCluster: 'second' },
    { activeCluster: 'third', down: ['second'] },
  ];
  for (const state of states) {
    const objects = await composed({ failover: bounded, ...state });
    const targets = objects
      .filter(({ kind, metadata }) => kind === 'Record' && metadata.name.startsWith('api-eu-'))
      .map(({ metadata }) => recordNamed(objects, metadata.name).alias?.name);
    expect(new Set(targets)).toEqual(new Set(['eu-west-1.origin.example.com', 'eu-central-1.origin.example.com']));
  }
});

test('all other clients have every region, by a name below the API’s; no record asks for health on the way there', async () => {
  const objects = await composed({ failover: bounded });
  expect(order(objects)).toEqual([regions.active, regions.second, regions.third]);
  const from = ['eu', 'anywhere'].map((place) => recordNamed(objects, `api-from-${place}-aaaa`));
  expect(from.map(({ geolocationRoutingPolicy }) => geolocationRoutingPolicy)).toEqual([
    { continent: 'EU' },
    { country: '*' },
  ]);
  expect(from.map(({ alias }) => [alias?.name, alias?.evaluateTargetHealth])).toEqual([
    ['eu.api.example.com', false],
    ['anywhere.api.example.com', false],
  ]);
});

test('refused: a residency that leaves a continent one region, from which nothing takes over', async () => {
  const both = [...residency, { from: 'second', to: 'us-east-1', reason: 'nor to the neighbours' }];
  await expect(composed({ failover: { ...bounded, residency: both }, activeCluster: 'second' })).rejects.toThrow(
    /leaves clients of EU second alone.*at least two clusters/s,
  );
});

test('load balancers without IPv6 have no AAAA records', async () => {
  const objects = await composed({ loadBalancer: { topology: 'nlb' }, failover: bounded });
  const names = objects.filter(({ kind }) => kind === 'Record').map(({ metadata }) => metadata.name);
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => name.endsWith('-aaaa'))).toEqual([]);
});

test('the order of failover of the active cluster goes before roles', async () => {
  const failover = { namespaces: [], order: { 'us-east-1': ['third', 'second'] } };
  expect(order(await composed({ failover }))).toEqual([regions.active, regions.third, regions.second]);
});

test('by latency, every region answers its neighbours', async () => {
  const objects = await composed({ dns: { ...smallFleet.dns, routing: 'latency' } });
  const answers = Object.values(regions).map((region) => recordNamed(objects, `api-${region}-aaaa`));
  expect(answers.map(({ latencyRoutingPolicy }) => latencyRoutingPolicy?.region)).toEqual(Object.values(regions));
});

test('refused: a cluster that does not own global resources, and checks that nothing would answer', async () => {
  await expect(composed({ globalCluster: 'second' })).rejects.toThrow('clusters/second/cluster.ts alone');
  await expect(composed({ routes: smallFleet.routes })).rejects.toThrow('public route');
  const loadBalancer = {
    topology: 'cloudfront-nlb' as const,
    cloudfrontPrefixLists: Object.fromEntries(Object.values(regions).map((region) => [region, 'pl-3b927c52'])),
  };
  await expect(composed({ loadBalancer })).rejects.toThrow('only CloudFront reaches (cloudfront-nlb)');
});
