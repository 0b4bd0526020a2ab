import { readmeExample } from '@auditorsec/manifest/testing/readme';
import { objectNamed, render, yamlStream } from '@auditorsec/manifest/testing/render';
import type { IDestinationRule } from '@kubernetes-models/istio/networking.istio.io/v1/DestinationRule';
import type { IVirtualService } from '@kubernetes-models/istio/networking.istio.io/v1/VirtualService';
import { expect, test } from 'vitest';
import { example } from './example.ts';

const objects = render(example);
const root = objectNamed<IVirtualService>(objects, 'VirtualService shop/api');
const canary = objectNamed<IVirtualService>(objects, 'VirtualService shop/cart');
const rule = objectNamed<IDestinationRule>(objects, 'DestinationRule shop/cart-stable');
const [read, write] = canary.spec?.http ?? [];

test('the README shows an example that makes its golden', async () => {
  await expect(readmeExample(import.meta.dirname)).toMatchFileSnapshot('example.ts');
  await expect(yamlStream(objects)).toMatchFileSnapshot('../golden/example.yaml');
});

test('a path that ends in a slash means what lies below it, any other path itself alone', () => {
  expect(root.spec?.http?.map(({ match }) => match)).toEqual([
    [{ uri: { prefix: '/v1/carts/' } }],
    [{ uri: { exact: '/ready' } }],
  ]);
});

test('the root holds no weights, and the delegate neither hosts nor gateways, as Istio demands of both', () => {
  expect(root.spec?.http?.flatMap(({ route }) => route ?? [])).toEqual([]);
  expect(canary.spec).not.toHaveProperty('hosts');
  expect(canary.spec).not.toHaveProperty('gateways');
});

test('the gateway sees the root, the delegate and the rule: each is exported to its namespace', () => {
  for (const { spec } of [root, canary, rule]) expect(spec?.exportTo).toEqual(['.', 'istio-ingress']);
});

test('reads and writes share one split, whose weights make 100', () => {
  expect(read?.route).toEqual(write?.route);
  expect(read?.route?.map(({ weight }) => weight)).toEqual([90, 10]);
  expect(read?.route?.map(({ destination }) => destination.host)).toEqual([
    'cart-stable.shop.svc.cluster.local',
    'cart-canary.shop.svc.cluster.local',
  ]);
});

test('only methods that change nothing take the read route; POST and PATCH fall to the write route', () => {
  const [match] = read?.match ?? [];
  const pattern = new RegExp(`^(?:${match?.method && 'regex' in match.method ? match.method.regex : '.*'})$`);
  const methods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'];
  expect(methods.filter((method) => pattern.test(method))).toEqual(['GET', 'HEAD', 'OPTIONS']);
  expect(write).not.toHaveProperty('match');
});

test('no attempts are written out as 0, since nothing at all means two', () => {
  expect(write?.retries).toEqual({ attempts: 0 });
});

test('reads may be repeated in another zone, with a wait between', () => {
  expect(read?.retries).toMatchObject({ attempts: 2, perTryTimeout: '900ms', backoff: '50ms' });
  expect(read?.retries?.retryRemoteLocalities).toBe(true);
});

test('callers speak mutual TLS, connect within a second and keep their connections', () => {
  const { tls, connectionPool } = rule.spec?.trafficPolicy ?? {};
  expect(tls).toEqual({ mode: 'ISTIO_MUTUAL' });
  expect(connectionPool?.tcp?.connectTimeout).toBe('1s');
  expect(connectionPool?.http?.maxRequestsPerConnection).toBe(0);
});

test('gateway errors put an endpoint out before other errors do, and half of the endpoints always stay', () => {
  const outliers = rule.spec?.trafficPolicy?.outlierDetection;
  expect(outliers?.consecutiveGatewayErrors).toBeLessThan(outliers?.consecutive5xxErrors ?? 0);
  expect(outliers?.maxEjectionPercent).toBe(50);
});

test('another region takes over only beside ejection, which tells that a region is down', () => {
  const { loadBalancer, outlierDetection } = rule.spec?.trafficPolicy ?? {};
  expect(loadBalancer?.localityLbSetting?.failover).toEqual([{ from: 'us-east-1', to: 'eu-west-1' }]);
  expect(outlierDetection).toBeDefined();
});

test('retries stay a fifth of the traffic however much of it fails', () => {
  expect(rule.spec?.trafficPolicy?.retryBudget).toEqual({ percent: 20, minRetryConcurrency: 3 });
});
