import { expect, test } from 'vitest';
import { check, deployment } from '../testing.ts';
import { gatewayDeployment, gatewayWith, mesh, meshWith, meshWithout } from '../testing-mesh.ts';
import { matchGatewayPods } from './match-gateway-pods.ts';

test('a Gateway whose selector matches a gateway workload passes, in whatever namespace the workload is', () => {
  expect(check(matchGatewayPods, mesh)).toEqual([]);
  expect(check(matchGatewayPods, meshWith(gatewayWith([], 'shop/own')))).toEqual([]);
});

test('a selector with a misspelt label fails, and the nearest label is suggested', () => {
  expect(
    check(matchGatewayPods, meshWith(gatewayWith([], 'ingress/shop', { istio: 'ingres' }))),
  ).toMatchInlineSnapshot(`
    [
      "Gateway ingress/shop spec.selector: no pod listens for this Gateway, so its hosts answer nothing: istio=ingres selects no pod; did you mean istio=ingress?",
    ]
  `);
});

test('a selector fails when one of its two labels is on no gateway pod', () => {
  const both = gatewayWith([], 'ingress/shop', { istio: 'ingress', region: 'eu' });
  expect(check(matchGatewayPods, meshWith(both))).toEqual([
    expect.stringContaining('gateway pods here carry app=gateway'),
  ]);
});

test('a selector that matches pods without a gateway proxy fails: a sidecar ignores Gateways', () => {
  expect(check(matchGatewayPods, meshWith(gatewayWith([], 'ingress/shop', { app: 'cart' })))).toEqual([
    expect.stringContaining('selects cart, which runs no gateway proxy'),
  ]);
});

test('a Gateway fails in a cluster without any gateway workload', () => {
  expect(check(matchGatewayPods, meshWithout(gatewayDeployment))).toEqual([
    expect.stringContaining('install a gateway workload first'),
  ]);
});

test('a gateway proxy that is not injected, with an image of its own, is a gateway', () => {
  const podSpec = { containers: [{ name: 'istio-proxy', image: 'istio/proxyv2:1.31.1' }] };
  const own = deployment('ingress/own', { edge: 'own' }, podSpec);
  expect(check(matchGatewayPods, [own, gatewayWith([], 'ingress/shop', { edge: 'own' })])).toEqual([]);
});

test('a Gateway without a selector is served by every gateway, so one is enough', () => {
  expect(check(matchGatewayPods, meshWith(gatewayWith([], 'ingress/shop', undefined)))).toEqual([]);
  expect(check(matchGatewayPods, [gatewayWith([], 'ingress/shop', undefined)])).toHaveLength(1);
});
