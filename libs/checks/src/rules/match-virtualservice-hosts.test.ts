import { expect, test } from 'vitest';
import { check } from '../testing.ts';
import {
  gateway,
  gatewayWith,
  httpServer,
  mesh,
  meshWith,
  meshWithout,
  root,
  virtualService,
} from '../testing-mesh.ts';
import { matchVirtualserviceHosts } from './match-virtualservice-hosts.ts';

const rooted = (spec: object) => meshWith(virtualService('shop/root', { ...(root['spec'] as object), ...spec }));
const offering = (...hosts: string[]) => gatewayWith([{ ...httpServer, hosts }]);

test('a VirtualService whose hosts its Gateway offers passes, and delegates have nothing to match', () => {
  expect(check(matchVirtualserviceHosts, mesh)).toEqual([]);
});

test('a host that no bound Gateway offers fails, and the nearest is suggested', () => {
  expect(
    check(matchVirtualserviceHosts, rooted({ hosts: ['shop.example.com', 'shop.exampel.com'] })),
  ).toMatchInlineSnapshot(`
    [
      "VirtualService shop/root spec.hosts[1]: shop.exampel.com answers 404: no bound Gateway offers it; did you mean shop.example.com?",
    ]
  `);
});

test('a Gateway that does not exist fails, and so does a name that means another namespace', () => {
  expect(check(matchVirtualserviceHosts, rooted({ gateways: ['ingress/shp'] }))).toMatchInlineSnapshot(`
    [
      "VirtualService shop/root spec.gateways[0]: its hosts answer 404: there is no Gateway ingress/shp; did you mean ingress/shop?",
    ]
  `);
  expect(check(matchVirtualserviceHosts, rooted({ gateways: ['shop'] }))).toEqual([
    expect.stringContaining('there is no Gateway shop/shop'),
  ]);
  expect(check(matchVirtualserviceHosts, meshWithout(gateway))).toHaveLength(1);
});

test('a host that the Gateway offers to another namespace fails, once', () => {
  expect(check(matchVirtualserviceHosts, meshWith(offering('cart/shop.example.com')))).toMatchInlineSnapshot(`
    [
      "VirtualService shop/root spec.gateways[0]: its hosts answer 404 there: Gateway ingress/shop offers none of shop.example.com to it; it is offered to namespace cart alone, add shop/shop.example.com to the Gateway's hosts",
    ]
  `);
});

test('a Gateway offers to all namespaces with * or no namespace, and to its own with a dot', () => {
  expect(check(matchVirtualserviceHosts, meshWith(offering('*/shop.example.com')))).toEqual([]);
  expect(check(matchVirtualserviceHosts, meshWith(offering('shop.example.com')))).toEqual([]);
  expect(check(matchVirtualserviceHosts, meshWith(offering('./shop.example.com')))).toHaveLength(1);
});

test('wildcards on either side serve what both have', () => {
  expect(check(matchVirtualserviceHosts, meshWith(offering('shop/*.example.com')))).toEqual([]);
  expect(check(matchVirtualserviceHosts, rooted({ hosts: ['*.example.com'] }))).toEqual([]);
  expect(check(matchVirtualserviceHosts, rooted({ hosts: ['*'] }))).toEqual([]);
  expect(check(matchVirtualserviceHosts, rooted({ hosts: ['*.example.org'] }))).toHaveLength(1);
});

test('a VirtualService that the gateway pods cannot see fails', () => {
  expect(check(matchVirtualserviceHosts, rooted({ exportTo: ['.'] }))).toEqual([
    expect.stringContaining("spec.exportTo: its hosts answer 404: the gateway's pods in ingress don't see it"),
  ]);
  expect(check(matchVirtualserviceHosts, rooted({ exportTo: ['*'] }))).toEqual([]);
  expect(check(matchVirtualserviceHosts, rooted({ exportTo: undefined }))).toEqual([]);
});

test('two Gateways may share the hosts between them, but each has to offer one', () => {
  const both = { gateways: ['ingress/shop', 'ingress/second'], hosts: ['shop.example.com', 'b.example.com'] };
  const second = (host: string) => gatewayWith([{ ...httpServer, hosts: [host] }], 'ingress/second');
  expect(check(matchVirtualserviceHosts, [...rooted(both), second('b.example.com')])).toEqual([]);
  expect(check(matchVirtualserviceHosts, [...rooted(both), second('c.example.com')])).toEqual([
    expect.stringContaining('spec.hosts[1]'),
    expect.stringContaining('spec.gateways[1]'),
  ]);
});

test('the hosts of a VirtualService of the mesh need no Gateway', () => {
  const inside = virtualService('shop/inside', { hosts: ['cart.shop.svc.cluster.local'] });
  const both = { gateways: ['mesh', 'ingress/shop'], hosts: ['shop.example.com', 'cart'] };
  expect(check(matchVirtualserviceHosts, [...mesh, inside])).toEqual([]);
  expect(check(matchVirtualserviceHosts, rooted(both))).toEqual([]);
});
