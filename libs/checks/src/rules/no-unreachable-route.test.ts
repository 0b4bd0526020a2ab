import { expect, test } from 'vitest';
import { check } from '../testing.ts';
import { delegate, mesh, meshWith, root, virtualService } from '../testing-mesh.ts';
import { noUnreachableRoute } from './no-unreachable-route.ts';

const route = [{ destination: { host: 'cart' } }];
const prefix = (path: string) => ({ match: [{ uri: { prefix: path } }], route });
const routing = (...http: object[]) => check(noUnreachableRoute, [virtualService('shop/a', { hosts: ['a'], http })]);
const delegating = (...match: object[]) =>
  check(noUnreachableRoute, meshWith(virtualService('shop/cart', { http: [{ match, route }] })));
const second = (...http: object[]) =>
  check(noUnreachableRoute, [...mesh, virtualService('shop/second', { ...(root['spec'] as object), http })]);

test('narrower routes first, one catch-all last, and a delegate inside its root pass', () => {
  expect(check(noUnreachableRoute, mesh)).toEqual([]);
  expect(routing(prefix('/a/b'), prefix('/a'), { route })).toEqual([]);
});

test('a route behind a catch-all is never reached', () => {
  expect(routing({ name: 'all', route }, prefix('/a'))).toMatchInlineSnapshot(`
    [
      "VirtualService shop/a spec.http[1].match[0]: traffic goes to the wrong version, this match is never reached: spec.http[0] (all) comes earlier and takes all its requests; put the narrower match first, or remove this one",
    ]
  `);
  expect(routing(prefix('/'), { route })).toEqual([expect.stringContaining('VirtualService shop/a spec.http[1]:')]);
  expect(routing({ match: [], route }, { route })).toHaveLength(1);
});

test('a match behind a wider or an equal one is never reached', () => {
  expect(routing(prefix('/a'), prefix('/a/b'))).toHaveLength(1);
  expect(routing(prefix('/a'), prefix('/a'))).toHaveLength(1);
});

test('of several matches the dead one is told', () => {
  const both = { match: [{ uri: { prefix: '/b' } }, { uri: { exact: '/a/c' } }], route };
  expect(routing(prefix('/a'), both)).toEqual([expect.stringContaining('spec.http[1].match[1]:')]);
});

test('a narrower earlier match takes away nothing but its own', () => {
  const get = { match: [{ uri: { prefix: '/a' }, method: { exact: 'GET' } }], route };
  expect(routing(get, prefix('/a'))).toEqual([]);
  expect(routing(prefix('/a'), { match: [{ uri: { prefix: '/b' }, method: { exact: 'GET' } }], route })).toEqual([]);
});

test('a delegate whose catch-all comes first hides its other routes', () => {
  const [read, write] = (delegate['spec'] as { http: object[] }).http;
  const turned = virtualService('shop/cart', { http: [write, read] });
  expect(check(noUnreachableRoute, meshWith(turned))).toEqual([
    expect.stringContaining('VirtualService shop/cart spec.http[1]'),
  ]);
});

test('a match of a delegate that lies outside its root is dropped', () => {
  expect(delegating({ uri: { prefix: '/api/v1/' } })).toEqual([]);
  expect(delegating({ uri: { prefix: '/other/' } })).toMatchInlineSnapshot(`
    [
      "VirtualService shop/cart spec.http[0].match[0]: requests of this route answer 404, Istio drops it: its match lies outside that of spec.http[0] (api) of shop/root, which delegates to it; narrow the root's match down (a longer prefix, no regex where the root has a string), or leave the field out",
    ]
  `);
  expect(delegating({ uri: { prefix: '/api/v1/' } }, { uri: { regex: '/api/.*' } })).toEqual([
    expect.stringContaining('spec.http[0].match[1]'),
  ]);
});

test('a delegate of two root routes needs to lie inside one of them', () => {
  const { http, ...rest } = root['spec'] as { http: object[] };
  const health = { match: [{ uri: { exact: '/health' } }], delegate: { name: 'cart' } };
  const twice = virtualService('shop/root', { ...rest, http: [health, ...http] });
  const delegated = (path: string) => virtualService('shop/cart', { http: [prefix(path)] });
  expect(check(noUnreachableRoute, meshWith(twice, delegated('/api/v1/')))).toEqual([]);
  expect(check(noUnreachableRoute, meshWith(twice, delegated('/health')))).toEqual([
    expect.stringContaining('outside that of spec.http[0] of shop/root and spec.http[1] (api) of shop/root'),
  ]);
});

test('a second VirtualService of the same gateway and host may take other requests', () => {
  expect(second(prefix('/shop/'))).toEqual([]);
  expect(second({ route })).toEqual([]);
});

test('a second VirtualService that takes the same requests fails: their order is not in Git', () => {
  expect(second(prefix('/api/v1/'))).toEqual([
    expect.stringContaining(
      'VirtualService shop/second spec.http[0]: traffic goes to the wrong version: VirtualService shop/root routes the same requests for shop.example.com of Gateway ingress/shop',
    ),
  ]);
  const first = virtualService('shop/root', { ...(root['spec'] as object), http: [{ route }] });
  const both = virtualService('shop/second', { ...(root['spec'] as object), http: [{ route }] });
  expect(check(noUnreachableRoute, meshWith(first, both))).toHaveLength(1);
});
