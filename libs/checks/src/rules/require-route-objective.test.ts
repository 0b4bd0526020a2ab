import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { requireRouteObjective } from './require-route-objective.ts';

const root = (http: object[], gateways: string[] = ['edge/api']) =>
  object('networking.istio.io/v1 VirtualService', 'edge/api', { hosts: ['api.example.com'], gateways, http });
const delegated = { name: 'v1', match: [{ uri: { prefix: '/v1/' } }], delegate: { name: 'cart', namespace: 'shop' } };
const delegate = object('networking.istio.io/v1 VirtualService', 'shop/cart', {
  http: [
    { name: 'tester', match: [{ headers: { 'x-canary': { exact: 'always' } } }], route: [] },
    { name: 'read', match: [{ method: { exact: 'GET' } }], route: [] },
    { name: 'write', route: [] },
  ],
});
const objective = (route: string, record = 'slo:requests:rate5m') =>
  object('monitoring.coreos.com/v1 PrometheusRule', 'observability/slo', {
    groups: [{ rules: [{ record, expr: `sum(rate(istio_requests_total{route=~"${route}"}[5m]))` }] }],
  });
const found = (...list: Parameters<typeof check>[1]) => check(requireRouteObjective, list);

test('a route whose requests an objective counts passes', () => {
  expect(found(root([delegated]), delegate, objective('v1-(read|write)'))).toEqual([]);
  expect(found(root([{ name: 'v1', route: [] }]), objective('v1'))).toEqual([]);
});

test('a route that no objective counts fails, with the names that proxies report', () => {
  expect(found(root([delegated]), delegate, objective('v2-(read|write)'))).toMatchInlineSnapshot(`
    [
      "VirtualService edge/api spec.http[0]: nobody hears of it when this route fails: no objective counts requests of v1-read or v1-write. Declare one for its path in slos of clusters/fleet.ts, or give the route the name that an objective asks for.",
    ]
  `);
});

test('what counts testers alone, or is recorded under another name, is no objective', () => {
  expect(found(root([delegated]), delegate, objective('v1-tester'))).toHaveLength(1);
  expect(found(root([delegated]), delegate, objective('v1-read', 'job:requests:rate5m'))).toHaveLength(1);
});

test('reads and writes of one path are one promise, by the names of the root where the delegate gives none', () => {
  const split = object('networking.istio.io/v1 VirtualService', 'shop/cart', { http: [{ route: [] }] });
  const [to, uri] = [{ name: 'cart', namespace: 'shop' }, { prefix: '/v1/' }];
  const http = [
    { name: 'v1-tester', match: [{ uri, headers: { 'x-canary': { exact: 'always' } } }], route: [] },
    { name: 'v1-read', match: [{ uri, method: { exact: 'GET' } }], delegate: to },
    { name: 'v1-write', match: [{ uri }], delegate: to },
  ];
  expect(found(root(http), split, objective('v1-read'))).toEqual([]);
  expect(found(root(http), split, objective('v1-tester'))).toEqual([
    expect.stringContaining(
      'spec.http[1]: nobody hears of it when this route fails: no objective counts requests of v1-read or v1-write.',
    ),
  ]);
});

test('a route without a name is reported under its delegate’s alone, which no objective finds by the root', () => {
  const { name, ...unnamed } = delegated;
  expect(name).toBe('v1');
  expect(found(root([unnamed]), delegate, objective('v1-read'))).toHaveLength(1);
});

test('redirects promise nothing, and routes inside the mesh are nobody’s but their callers’', () => {
  expect(found(root([{ name: 'http', redirect: { scheme: 'https' } }]))).toEqual([]);
  expect(found(root([{ name: 'v1', route: [] }], ['mesh']))).toEqual([]);
});
