import { object } from '@auditorsec/checks/testing';
import { readmeExample } from '@auditorsec/manifest/testing/readme';
import { expect, test } from 'vitest';
import { recoveryTime } from './failure.ts';
import { failures } from './recovery.ts';
import { cluster, fleetWith } from './testing.ts';

const found = (objects = cluster(), fleet = fleetWith()) => failures(fleet, [objects]);
const named = (name: string, ...from: Parameters<typeof found>) => found(...from).find((each) => each.name === name);
const time = (name: string, ...from: Parameters<typeof found>) => {
  const failure = named(name, ...from);
  return failure && recoveryTime(failure);
};

test('the README shows a table that the model makes', async () => {
  await expect(readmeExample(import.meta.dirname)).toMatchFileSnapshot('example.ts');
});

test('every failure is there, smallest first', () => {
  expect(found().map(({ name }) => name)).toEqual([
    'a pod of shop',
    'all pods of shop in the region',
    'a zone',
    'a region, for reads',
    'the database writer',
    'a region, for writes',
    'a cache node',
    "a region's caches, for writes",
  ]);
});

test('a pod is ejected after its errors at the load of the fleet, at the latest when its probe has failed', () => {
  // 3 errors, each 1 of 4 gateways x 10 pods, at 100 requests a second; 3 probes, 5 s apart, and the last one's timeout.
  expect(time('a pod of shop')).toEqual({ earliest: 1.2, latest: 17 });
  const busy = fleetWith({ targets: { requestsPerSecond: 1000, latency: '100ms', availability: '99.9%' } });
  expect(time('a pod of shop', cluster(), busy)?.earliest).toBeCloseTo(0.12);
});

test('a zone is left when the load balancer has checked its targets, as often as its Service says', () => {
  expect(time('a zone')).toEqual({ earliest: 20, latest: 120 });
  const annotations = { 'service.beta.kubernetes.io/aws-load-balancer-healthcheck-interval': '5' };
  const healthCheck = object('v1 Service', 'istio-ingress/istio-ingress', {}, { annotations });
  expect(time('a zone', cluster({ healthCheck }))).toEqual({ earliest: 10, latest: 105 });
});

test('a slower health check keeps clients longer in a region that is down', () => {
  expect(time('a region, for reads')).toEqual({ earliest: 20, latest: 108 });
  const slow = { fqdn: 'us-east-1.origin.example.com', requestInterval: 30, failureThreshold: 3 };
  const healthCheck = object('route53.aws.m.upbound.io/v1beta1 HealthCheck', 'platform-aws/api', { forProvider: slow });
  expect(time('a region, for reads', cluster({ healthCheck }))).toEqual({ earliest: 60, latest: 168 });
});

test('what waits for a person begins when the pager rings', () => {
  const [rings] = named('a region, for writes')?.steps ?? [];
  expect(rings?.takes).toEqual({ earliest: 125, latest: 170 });
  expect(named("a region's caches, for writes")?.steps[0]?.takes).toEqual({ earliest: 125, latest: 170 });
});

test('a promotion that nobody limits has no latest end, and loses what the guard lets through', () => {
  expect(time('a region, for writes')?.latest).toBe(Number.POSITIVE_INFINITY);
  expect(named('a region, for writes')?.loses).toEqual({ earliest: 0, latest: 20 });
  expect(named('a region, for writes', cluster({}, ['parameters']))?.loses.latest).toBe(Number.POSITIVE_INFINITY);
});

test.each([
  ['a pod of shop', 'rule'],
  ['all pods of shop in the region', 'pods'],
  ['a region, for reads', 'healthCheck'],
  ['the database writer', 'heir'],
  ['a region, for writes', 'globalCluster'],
  ['a cache node', 'cache'],
  ["a region's caches, for writes", 'globalCache'],
] as const)('%s has no way back that the model could add up without its %s', (name, part) => {
  expect(named(name, cluster({}, [part]))).toBeUndefined();
});

test('a cache without shards has no promised end, one with shards helps itself', () => {
  expect(time('a cache node')?.latest).toBe(Number.POSITIVE_INFINITY);
  const cache = object('elasticache.aws.m.upbound.io/v1beta1 ReplicationGroup', 'platform-aws/shop', {
    forProvider: { automaticFailoverEnabled: true, numNodeGroups: 3 },
  });
  expect(time('a cache node', cluster({ cache }))?.latest).toBeLessThan(60);
});

test('a rule without a region to fail over to leaves no way back for a whole service', () => {
  const rule = object('networking.istio.io/v1 DestinationRule', 'shop/shop', {
    trafficPolicy: { outlierDetection: { consecutiveGatewayErrors: 3 } },
  });
  expect(named('all pods of shop in the region', cluster({ rule }))).toBeUndefined();
});

test('a fleet whose active cluster is missing is refused', () => {
  expect(() => failures(fleetWith(), [])).toThrow('us-east-1');
});
