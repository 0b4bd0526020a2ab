import { expect, test } from 'vitest';
import { check, deployment } from '../testing.ts';
import { gatewayWith, httpServer, httpsServer, mesh } from '../testing-mesh.ts';
import { uniqueGatewayHosts } from './unique-gateway-hosts.ts';

const second = (server: object, selector?: unknown) => [...mesh, gatewayWith([server], 'ingress/second', selector)];
const otherHost = { ...httpsServer, hosts: ['shop/other.example.com'] };
const otherSecret = { mode: 'SIMPLE', credentialName: 'other-tls' };

test('one Gateway with one server for each port passes', () => {
  expect(check(uniqueGatewayHosts, mesh)).toEqual([]);
});

test('a second Gateway for the same host and port fails', () => {
  expect(check(uniqueGatewayHosts, second({ ...httpsServer, tls: otherSecret }))).toMatchInlineSnapshot(`
    [
      "Gateway ingress/second spec.servers[0].hosts[0]: Gateway ingress/shop spec.servers[1] serves shop.example.com on port 443 of the same pods: Istio keeps one of the two, the routes of the other answer 404; keep the host in one server",
    ]
  `);
});

test('the namespace before a host does not make it another host', () => {
  expect(check(uniqueGatewayHosts, second({ ...httpServer, hosts: ['*/shop.example.com'] }))).toHaveLength(1);
});

test('a second server with the same certificate fails: browsers reuse the connection', () => {
  expect(check(uniqueGatewayHosts, second(otherHost))).toEqual([
    expect.stringContaining(
      'Gateway ingress/second spec.servers[0].tls.credentialName: Gateway ingress/shop spec.servers[1] uses',
    ),
  ]);
});

test('two servers of one Gateway are judged alike, and one fault is told once', () => {
  expect(check(uniqueGatewayHosts, [...mesh, gatewayWith([otherHost, otherHost], 'ingress/second')])).toHaveLength(3);
  const twice = mesh.map((entry) => (entry.kind === 'Gateway' ? gatewayWith([httpsServer, httpsServer]) : entry));
  expect(check(uniqueGatewayHosts, twice)).toHaveLength(1);
});

test('another host with another certificate, another port, or other pods pass', () => {
  expect(check(uniqueGatewayHosts, second({ ...otherHost, tls: otherSecret }))).toEqual([]);
  expect(check(uniqueGatewayHosts, second({ ...httpsServer, port: { ...httpsServer.port, number: 8443 } }))).toEqual(
    [],
  );
  const internal = deployment(
    'ingress/internal',
    { istio: 'internal' },
    {},
    { 'inject.istio.io/templates': 'gateway' },
  );
  expect(check(uniqueGatewayHosts, [...second(httpsServer, { istio: 'internal' }), internal])).toEqual([]);
});

test('a wildcard beside an exact host passes: the exact one wins', () => {
  const wildcard = { ...httpsServer, hosts: ['shop/*.example.com'], tls: otherSecret };
  expect(check(uniqueGatewayHosts, second(wildcard))).toEqual([]);
});

test('Gateways with other selectors meet when they select the same pods', () => {
  expect(check(uniqueGatewayHosts, second(httpServer, { app: 'gateway' }))).toHaveLength(1);
});
