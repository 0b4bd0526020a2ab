import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { cartHost, destinationRule, mesh, meshWith } from '../testing-mesh.ts';
import { fitOutlierEjection } from './fit-outlier-ejection.ts';

const found = (trafficPolicy: object | undefined, host = cartHost, rest: object = {}) =>
  check(fitOutlierEjection, meshWith(destinationRule({ host, trafficPolicy, ...rest })));
const failover = { localityLbSetting: { enabled: true, failover: [{ from: 'us-east-1', to: 'eu-west-1' }] } };

test('rules without ejection, and ejection of half, pass', () => {
  expect(check(fitOutlierEjection, mesh)).toEqual([]);
  expect(found({ outlierDetection: { maxEjectionPercent: 50 }, loadBalancer: failover })).toEqual([]);
  expect(found({ outlierDetection: {} })).toEqual([]);
});

test('ejection of all fails', () => {
  expect(found({ outlierDetection: { maxEjectionPercent: 100 } })).toMatchInlineSnapshot(`
    [
      "DestinationRule shop/cart spec.trafficPolicy.outlierDetection.maxEjectionPercent: one bad minute of a dependency that all pods share ejects every one of them, and the service is down while they are well. Write maxEjectionPercent: 50, which always leaves half of them.",
    ]
  `);
});

test('failover without ejection fails: nothing would tell that a region is down', () => {
  expect(found({ loadBalancer: failover })).toEqual([
    expect.stringContaining('spec.trafficPolicy.loadBalancer.localityLbSetting: requests keep going to a region'),
  ]);
  expect(
    found({ loadBalancer: { localityLbSetting: { failoverPriority: ['topology.istio.io/network'] } } }),
  ).toHaveLength(1);
});

test('failover that is turned off needs none', () => {
  const off = { localityLbSetting: { ...failover.localityLbSetting, enabled: false } };
  expect(found({ loadBalancer: off })).toEqual([]);
});

test('a subset is judged as well', () => {
  const subsets = [{ name: 'v1', trafficPolicy: { outlierDetection: { maxEjectionPercent: 100 } } }];
  expect(found(undefined, cartHost, { subsets })).toEqual([
    expect.stringContaining('spec.subsets[0].trafficPolicy.outlierDetection'),
  ]);
});

test('where no HTTP is spoken, all may be ejected: only what refuses connections is', () => {
  const store = object('v1 Service', 'shop/store', { ports: [{ name: 'tcp-redis', port: 6379 }] });
  const rule = destinationRule(
    { host: 'store.shop.svc.cluster.local', trafficPolicy: { outlierDetection: { maxEjectionPercent: 100 } } },
    'shop/store',
  );
  expect(check(fitOutlierEjection, [store, rule])).toEqual([]);
  expect(check(fitOutlierEjection, [rule])).toHaveLength(1);
});
