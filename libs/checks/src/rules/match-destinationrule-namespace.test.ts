import { expect, test } from 'vitest';
import { check, deployment, object } from '../testing.ts';
import { cartHost, cartRule, cartService, destinationRule, mesh, meshWith, meshWithout } from '../testing-mesh.ts';
import { matchDestinationruleNamespace } from './match-destinationrule-namespace.ts';

const only = (spec: object, name: string) => [
  ...meshWithout(cartRule),
  destinationRule({ host: cartHost, ...spec }, name),
];

test('a DestinationRule beside its Service that the gateway sees passes', () => {
  expect(check(matchDestinationruleNamespace, mesh)).toEqual([]);
  expect(check(matchDestinationruleNamespace, meshWith(destinationRule({ host: 'cart' })))).toEqual([]);
});

test('a host that is no Service fails, and the nearest is suggested', () => {
  expect(check(matchDestinationruleNamespace, meshWith(destinationRule({ host: 'crat' })))).toMatchInlineSnapshot(`
    [
      "DestinationRule shop/cart spec.host: its circuit breaker, TLS mode and subsets are silently absent: no Service or ServiceEntry is crat.shop.svc.cluster.local; did you mean cart.shop.svc.cluster.local?",
    ]
  `);
  expect(check(matchDestinationruleNamespace, meshWith(destinationRule({ host: 'cart.shop' })))).toHaveLength(1);
});

test('a host that a route names as well is left to match-route-destination', () => {
  expect(check(matchDestinationruleNamespace, meshWithout(cartService))).toEqual([]);
});

test('a wildcard covers the Services below it', () => {
  const wildcard = (host: string) => check(matchDestinationruleNamespace, meshWith(destinationRule({ host })));
  expect(wildcard('*.shop.svc.cluster.local')).toEqual([]);
  expect(wildcard('*.local')).toEqual([]);
  expect(wildcard('*.other.svc.cluster.local')).toHaveLength(1);
});

test('an exportTo that leaves out a gateway that routes to the host fails', () => {
  expect(check(matchDestinationruleNamespace, only({ exportTo: ['.'] }, 'shop/cart'))).toMatchInlineSnapshot(`
    [
      "DestinationRule shop/cart spec.exportTo: its circuit breaker, TLS mode and subsets are silently absent for requests from ingress: a gateway there routes to cart.shop.svc.cluster.local and exportTo is .; add ingress to exportTo",
    ]
  `);
  expect(check(matchDestinationruleNamespace, only({ exportTo: ['*'] }, 'shop/cart'))).toEqual([]);
});

test('a rule kept for its own namespace passes when the gateway finds another one', () => {
  const own = destinationRule({ host: cartHost, exportTo: ['.'] }, 'ingress/cart');
  expect(check(matchDestinationruleNamespace, [...only({ exportTo: ['.'] }, 'shop/cart'), own])).toEqual([]);
});

test('a rule for selected workloads of its own namespace need not be exported', () => {
  const selected = { exportTo: ['.'], workloadSelector: { matchLabels: { app: 'web' } } };
  expect(check(matchDestinationruleNamespace, only(selected, 'shop/cart'))).toEqual([]);
});

test('a rule in a namespace where Istio does not look for it fails', () => {
  expect(check(matchDestinationruleNamespace, only({}, 'observability/cart'))).toEqual([
    expect.stringContaining('DestinationRule observability/cart metadata.namespace'),
  ]);
});

test('a rule in the namespace of a client or in the root namespace passes', () => {
  expect(check(matchDestinationruleNamespace, only({ exportTo: ['.'] }, 'ingress/cart'))).toEqual([]);
  expect(check(matchDestinationruleNamespace, only({}, 'istio-system/cart'))).toEqual([]);
  const worker = deployment('batch/worker', { app: 'worker' });
  expect(check(matchDestinationruleNamespace, [...only({ exportTo: ['.'] }, 'batch/cart'), worker])).toEqual([]);
});

test('a gateway is a client of what it routes to alone', () => {
  const other = object('v1 Service', 'shop/other', { ports: [{ port: 80 }] });
  const rule = destinationRule({ host: 'other.shop.svc.cluster.local' }, 'ingress/other');
  expect(check(matchDestinationruleNamespace, [...mesh, other, rule])).toHaveLength(1);
});

test('hosts of a ServiceEntry and the API server are known', () => {
  const entry = object('networking.istio.io/v1 ServiceEntry', 'egress/pay', { hosts: ['*.pay.example.org'] });
  const rules = [
    destinationRule({ host: 'eu.pay.example.org' }, 'egress/pay'),
    destinationRule({ host: 'kubernetes.default.svc.cluster.local' }, 'default/api-server'),
  ];
  expect(check(matchDestinationruleNamespace, [...mesh, entry, ...rules])).toEqual([]);
});
