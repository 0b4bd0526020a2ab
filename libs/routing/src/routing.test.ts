import { AppChart } from '@auditorsec/manifest/chart';
import { readmeExample } from '@auditorsec/manifest/testing/readme';
import { objectNamed, render, yamlStream } from '@auditorsec/manifest/testing/render';
import type { IDestinationRule } from '@kubernetes-models/istio/networking.istio.io/v1/DestinationRule';
import type { IVirtualService } from '@kubernetes-models/istio/networking.istio.io/v1/VirtualService';
import { expect, test } from 'vitest';
import { delegateVirtualService } from './delegate-virtual-service.ts';
import { example } from './example.ts';

const objects = render(example);
const chart = new AppChart('us-east-1', 'example', { file: 'clusters/us-east-1/cluster.ts', line: 1 });
example(chart);
const root = objectNamed<IVirtualService>(objects, 'VirtualService shop/api');
const delegate = objectNamed<IVirtualService>(objects, 'VirtualService shop/cart');
const rule = objectNamed<IDestinationRule>(objects, 'DestinationRule shop/cart-stable');
const [testerRead, testerWrite, read, write] = root.spec?.http ?? [];

test('the README shows an example that makes its golden', async () => {
  await expect(readmeExample(import.meta.dirname)).toMatchFileSnapshot('example.ts');
  await expect(yamlStream(objects)).toMatchFileSnapshot('../golden/example.yaml');
});

test('a path that ends in a slash means what lies below it, any other path itself alone', () => {
  const uris = root.spec?.http?.map(({ name, match }) => [name, match?.[0]?.uri]);
  expect(uris).toContainEqual(['carts-write', { prefix: '/v1/carts/' }]);
  expect(uris).toContainEqual(['ready-write', { exact: '/ready' }]);
});

test('the delegate holds weights that make 100, which are not from Git, and nothing else that anyone edits', () => {
  const to = (service: string) => ({ host: `${service}.shop.svc.cluster.local`, port: { number: 8000 } });
  expect(delegate.spec).toEqual({
    exportTo: ['.', 'istio-ingress'],
    http: [
      {
        route: [
          { destination: to('cart-stable'), weight: 90 },
          { destination: to('cart-canary'), weight: 10 },
        ],
      },
    ],
  });
  expect(
    chart.manifests.flatMap(({ object, ownedElsewhere }) => ownedElsewhere.map((path) => [object.metadata.name, path])),
  ).toEqual([['cart', '.spec.http[].route[].weight']]);
});

test('the only Service has no weight that Argo CD would put the live list over for, so Git says which it is', () => {
  const made = new AppChart('us-east-1', 'example', { file: 'clusters/us-east-1/cluster.ts', line: 1 });
  const split = [{ service: 'cart' }];
  delegateVirtualService(made, { name: 'cart', namespace: 'shop', callers: [], port: 8000, split });
  const [{ object, ownedElsewhere } = {}] = made.manifests;
  expect(ownedElsewhere).toEqual([]);
  expect(JSON.stringify(object)).not.toContain('weight');
});

test('the root holds no weights', () => {
  const weights = root.spec?.http?.flatMap(({ route = [] }) => route.filter(({ weight }) => weight !== undefined));
  expect(weights).toEqual([]);
});

test('the gateway sees the root, the delegate and the rule: each is exported to its namespace', () => {
  for (const { spec } of [root, delegate, rule]) expect(spec?.exportTo).toEqual(['.', 'istio-ingress']);
});

test('reads and writes go by the weights of the one delegate', () => {
  for (const route of [read, write]) expect(route?.delegate).toEqual({ name: 'cart', namespace: 'shop' });
});

test('testers reach one Service alone by their header, with the times and retries that everyone has', () => {
  const headers = { 'x-canary': { exact: 'always' } };
  const route = [{ destination: { host: 'cart-canary.shop.svc.cluster.local', port: { number: 8000 } } }];
  for (const [name, tester, other] of [
    ['carts-tester-read', testerRead, read],
    ['carts-tester-write', testerWrite, write],
  ] as const) {
    const { delegate: _weights, ...same } = other ?? {};
    expect(tester).toEqual({ ...same, name, match: [{ ...same.match?.[0], headers }], route });
  }
});

test('a route without testers leads everyone the same way', () => {
  expect(root.spec?.http?.slice(4).map(({ name }) => name)).toEqual(['ready-read', 'ready-write']);
});

test('only methods that change nothing take the read route; POST and PATCH fall to the write route', () => {
  const [match] = read?.match ?? [];
  const pattern = new RegExp(`^(?:${match?.method && 'regex' in match.method ? match.method.regex : '.*'})$`);
  const methods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'];
  expect(methods.filter((method) => pattern.test(method))).toEqual(['GET', 'HEAD', 'OPTIONS']);
  expect(write?.match).toEqual([{ uri: match?.uri }]);
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
