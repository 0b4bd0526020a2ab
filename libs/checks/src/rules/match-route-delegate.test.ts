import { expect, test } from 'vitest';
import { check } from '../testing.ts';
import { delegate, mesh, meshWith, root, virtualService } from '../testing-mesh.ts';
import { matchRouteDelegate } from './match-route-delegate.ts';

const rooted = (route: object) =>
  virtualService('shop/root', { ...(root['spec'] as object), http: [{ delegate: { name: 'cart' }, ...route }] });
const delegated = (spec: object, name = 'shop/cart') =>
  virtualService(name, { ...(delegate['spec'] as object), ...spec });

test('a root route whose delegate has neither hosts nor gateways passes', () => {
  expect(check(matchRouteDelegate, mesh)).toEqual([]);
});

test('a delegate that does not exist fails, and the nearest is suggested', () => {
  expect(check(matchRouteDelegate, meshWith(rooted({ delegate: { name: 'crat' } })))).toMatchInlineSnapshot(`
    [
      "VirtualService shop/root spec.http[0].delegate: requests on this route answer 404, Istio drops it: there is no VirtualService shop/crat; did you mean shop/cart?",
    ]
  `);
});

test('a delegate is looked up in the namespace of the root, unless the route says another', () => {
  const elsewhere = delegated({ exportTo: ['shop'] }, 'cart/split');
  expect(check(matchRouteDelegate, meshWith(rooted({ delegate: { name: 'split' } }), elsewhere))).toHaveLength(1);
  const named = rooted({ delegate: { name: 'split', namespace: 'cart' } });
  expect(check(matchRouteDelegate, meshWith(named, elsewhere))).toEqual([]);
});

test('a delegate with hosts is none', () => {
  expect(check(matchRouteDelegate, meshWith(delegated({ hosts: ['shop.example.com'] })))).toEqual([
    expect.stringContaining('shop/cart has hosts (shop.example.com), so it is no delegate'),
  ]);
});

test('gateways without hosts fail, on a delegate and on a root that lost its hosts', () => {
  expect(check(matchRouteDelegate, meshWith(delegated({ gateways: ['ingress/shop'] })))).toEqual([
    expect.stringContaining('VirtualService shop/cart spec.gateways: Istio refuses it'),
  ]);
});

test('a delegate that the namespace of the root does not see fails', () => {
  const hidden = delegated({ exportTo: ['.'] }, 'cart/split');
  expect(
    check(matchRouteDelegate, meshWith(rooted({ delegate: { name: 'split', namespace: 'cart' } }), hidden)),
  ).toEqual([expect.stringContaining("cart/split isn't exported to shop")]);
});

test('a route with both a delegate and a destination fails', () => {
  const both = rooted({ route: [{ destination: { host: 'cart' } }] });
  expect(check(matchRouteDelegate, meshWith(both))).toEqual([
    expect.stringContaining('no route, redirect or directResponse'),
  ]);
});

test('a delegate that delegates fails', () => {
  const nested = delegated({ http: [{ delegate: { name: 'last' } }] });
  expect(check(matchRouteDelegate, meshWith(nested, delegated({}, 'shop/last')))).toEqual([
    expect.stringContaining('delegates delegate no further'),
  ]);
});
