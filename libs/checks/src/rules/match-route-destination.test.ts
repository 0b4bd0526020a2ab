import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import {
  cartDeployment,
  cartHost,
  cartService,
  destinationRule,
  mesh,
  meshWith,
  meshWithout,
  virtualService,
} from '../testing-mesh.ts';
import { matchRouteDestination } from './match-route-destination.ts';

const to = (destination: object) => virtualService('shop/cart', { http: [{ route: [{ destination }] }] });
const serving = (spec: object) => object('v1 Service', 'shop/cart', { ...(cartService['spec'] as object), ...spec });
const entry = (spec: object) => object('networking.istio.io/v1 ServiceEntry', 'egress/pay', spec);
const rule = (...subsets: object[]) => destinationRule({ host: cartHost, subsets });

test('routes to a Service that exists, with its port, pass', () => {
  expect(check(matchRouteDestination, mesh)).toEqual([]);
});

test('a host that is no Service fails, and the nearest is suggested', () => {
  expect(check(matchRouteDestination, meshWith(to({ host: 'card.shop.svc.cluster.local' })))).toMatchInlineSnapshot(`
    [
      "VirtualService shop/cart spec.http[0].route[0].destination.host: requests on this route answer 503: no Service or ServiceEntry is card.shop.svc.cluster.local; did you mean cart.shop.svc.cluster.local?",
    ]
  `);
  expect(check(matchRouteDestination, meshWithout(cartService))).toHaveLength(2);
});

test('a short name means the namespace of the VirtualService, and Istio completes no name with a dot', () => {
  expect(check(matchRouteDestination, meshWith(to({ host: 'cart' })))).toEqual([]);
  const dotted = check(matchRouteDestination, meshWith(to({ host: 'cart.shop' })));
  expect(dotted).toEqual([expect.stringContaining('did you mean cart.shop.svc.cluster.local?')]);
  const elsewhere = virtualService('other/cart', { http: [{ route: [{ destination: { host: 'cart' } }] }] });
  expect(check(matchRouteDestination, [...mesh, elsewhere])).toHaveLength(1);
});

test('a port that the Service lacks fails: the target port of its pods is none', () => {
  const ports = [{ port: 80, targetPort: 8000 }];
  expect(
    check(matchRouteDestination, meshWith(serving({ ports }), to({ host: 'cart', port: { number: 8000 } }))),
  ).toEqual([
    expect.stringContaining(
      'destination.port.number: requests on this route answer 503: cart.shop.svc.cluster.local has no port 8000; its ports are 80',
    ),
  ]);
});

test('a Service with several ports needs one to be chosen', () => {
  const ports = [{ port: 8000 }, { port: 9090 }];
  expect(check(matchRouteDestination, meshWith(serving({ ports }), to({ host: 'cart' })))).toEqual([
    expect.stringContaining('has ports 8000, 9090 and none is chosen'),
  ]);
  expect(
    check(matchRouteDestination, meshWith(serving({ ports }), to({ host: 'cart', port: { number: 9090 } }))),
  ).toEqual([]);
});

test('mirrors, TLS routes and TCP routes are judged as well', () => {
  const nowhere = { destination: { host: 'nowhere' } };
  const everywhere = virtualService('shop/cart', {
    http: [{ route: [{ destination: { host: 'cart' } }], mirror: { host: 'nowhere' }, mirrors: [nowhere] }],
    tls: [{ match: [{ sniHosts: ['a'] }], route: [nowhere] }],
    tcp: [{ route: [nowhere] }],
  });
  expect(check(matchRouteDestination, meshWith(everywhere)).map((finding) => finding.split(':')[0])).toEqual([
    'VirtualService shop/cart spec.http[0].mirror.host',
    'VirtualService shop/cart spec.http[0].mirrors[0].destination.host',
    'VirtualService shop/cart spec.tls[0].route[0].destination.host',
    'VirtualService shop/cart spec.tcp[0].route[0].destination.host',
  ]);
});

test('a ServiceEntry is a destination, with its ports and wildcards', () => {
  const pay = entry({
    hosts: ['pay.example.org', '*.cdn.example.org'],
    ports: [{ number: 443, name: 'tls', protocol: 'TLS' }],
  });
  const routed = (host: string, number: number) =>
    check(matchRouteDestination, [...meshWith(to({ host, port: { number } })), pay]);
  expect(routed('pay.example.org', 443)).toEqual([]);
  expect(routed('a.cdn.example.org', 443)).toEqual([]);
  expect(routed('pay.example.org', 80)).toEqual([expect.stringContaining('has no port 80')]);
  expect(routed('api.example.org', 443)).toHaveLength(1);
});

test('a subset that no DestinationRule has fails, and the nearest is suggested', () => {
  const subsets = rule({ name: 'stable', labels: { version: 'v1' } });
  expect(check(matchRouteDestination, meshWith(subsets, to({ host: 'cart', subset: 'stabel' })))).toEqual([
    expect.stringContaining('has a subset stabel; did you mean stable?'),
  ]);
  expect(check(matchRouteDestination, meshWith(subsets, to({ host: 'cart', subset: 'stable' })))).toEqual([]);
  expect(check(matchRouteDestination, meshWith(to({ host: 'cart', subset: 'stable' })))).toHaveLength(1);
});

test('a subset whose labels no pod of the Service carries fails', () => {
  const subsets = rule({ name: 'v2', labels: { version: 'v2' } });
  expect(check(matchRouteDestination, meshWith(subsets, to({ host: 'cart', subset: 'v2' })))).toEqual([
    expect.stringContaining('subset v2 of cart.shop.svc.cluster.local selects no pod by version=v2'),
  ]);
});

test('a Service that is routed to and selects no pods fails once, at its selector', () => {
  const selector = { app: 'cart', tier: 'web' };
  expect(check(matchRouteDestination, meshWith(serving({ selector })))).toMatchInlineSnapshot(`
    [
      "Service shop/cart spec.selector: requests routed to it answer 503: its selector app=cart, tier=web matches no pod in shop; Deployment cart has app=cart, version=v1",
    ]
  `);
  expect(check(matchRouteDestination, meshWithout(cartDeployment))).toHaveLength(1);
});

test('a target port whose name no container declares fails', () => {
  const ports = [{ port: 8000, targetPort: 'web' }];
  expect(check(matchRouteDestination, meshWith(serving({ ports })))).toEqual([
    expect.stringContaining('Service shop/cart spec.ports[0].targetPort: requests to port 8000 answer 503'),
  ]);
});

test('a Service without a selector, an ExternalName, and one that nothing routes to are left alone', () => {
  expect(check(matchRouteDestination, meshWith(serving({ selector: undefined })))).toEqual([]);
  expect(check(matchRouteDestination, meshWith(serving({ type: 'ExternalName', selector: { app: 'x' } })))).toEqual([]);
  const unrouted = object('v1 Service', 'shop/other', { selector: { app: 'other' } });
  expect(check(matchRouteDestination, [...mesh, unrouted])).toEqual([]);
});
