import type { KubeObject } from '@auditorsec/manifest/types';
import { describe, expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { cartHost, meshWith, meshWithout, virtualService } from '../testing-mesh.ts';
import { requireAllowedEdge } from './require-allowed-edge.ts';

const namespaces = ['shop', 'ingress'].map((name) =>
  object('v1 Namespace', name, {}, { labels: { 'istio-injection': 'enabled' } }),
);
const policy = (spec: unknown, name = 'shop/cart') => object('security.istio.io/v1 AuthorizationPolicy', name, spec);
const nothing = policy({}, 'shop/allow-nothing');
const gatewaySource = { source: { serviceAccounts: ['ingress/default'] } };
const admitting = (operation: unknown, source: unknown = gatewaySource) =>
  policy({ selector: { matchLabels: { app: 'cart' } }, rules: [{ from: [source], to: [{ operation }] }] });
const findings = (...changed: readonly KubeObject[]) => check(requireAllowedEdge, meshWith(...namespaces, ...changed));

describe('require-allowed-edge', () => {
  test('passes when nothing restricts the workload', () => {
    expect(findings()).toEqual([]);
  });

  test('passes when the caller is admitted on the port and path of its routes', () => {
    expect(findings(nothing, admitting({ ports: ['8000'], paths: ['/api/*'] }))).toEqual([]);
  });

  test.each([
    ['principals', { principals: ['cluster.local/ns/ingress/sa/default'] }],
    ['principals of another trust domain', { principals: ['shop.example/ns/ingress/sa/default'] }],
    ['principals by their end', { principals: ['*/sa/default'] }],
    ['namespaces', { namespaces: ['ingress'] }],
    ['addresses, which are not known here', { ipBlocks: ['10.0.0.0/8'] }],
    ['anything but another namespace', { notNamespaces: ['bank'] }],
  ])('passes when the caller is admitted by %s', (_, source) => {
    expect(findings(nothing, admitting({}, { source }))).toEqual([]);
  });

  test('fails under deny by default alone', () => {
    expect(findings(nothing)).toMatchInlineSnapshot(`
      [
        "VirtualService shop/cart spec.http[0].route[0].destination: requests GET /api/* from service account ingress/default to port 8000 get 403 at Deployment shop/cart: AuthorizationPolicy shop/allow-nothing allows nothing. Allow serviceAccounts: [ingress/default], ports: ["8000"], paths: ["/api/*"] in an AuthorizationPolicy, or correct the route.",
        "VirtualService shop/cart spec.http[1].route[0].destination: requests /api/* from service account ingress/default to port 8000 get 403 at Deployment shop/cart: AuthorizationPolicy shop/allow-nothing allows nothing. Allow serviceAccounts: [ingress/default], ports: ["8000"], paths: ["/api/*"] in an AuthorizationPolicy, or correct the route.",
      ]
    `);
  });

  test('fails when another service account is admitted, and names the nearest', () => {
    const typo = admitting({}, { source: { serviceAccounts: ['ingress/defalt'] } });
    expect(findings(typo)).toMatchInlineSnapshot(`
      [
        "VirtualService shop/cart spec.http[0].route[0].destination: requests GET /api/* from service account ingress/default to port 8000 get 403 at Deployment shop/cart: AuthorizationPolicy shop/cart allows only from: [{"source":{"serviceAccounts":["ingress/defalt"]}}] (is ingress/defalt meant to be ingress/default?). Allow serviceAccounts: [ingress/default], ports: ["8000"], paths: ["/api/*"] in an AuthorizationPolicy, or correct the route.",
        "VirtualService shop/cart spec.http[1].route[0].destination: requests /api/* from service account ingress/default to port 8000 get 403 at Deployment shop/cart: AuthorizationPolicy shop/cart allows only from: [{"source":{"serviceAccounts":["ingress/defalt"]}}] (is ingress/defalt meant to be ingress/default?). Allow serviceAccounts: [ingress/default], ports: ["8000"], paths: ["/api/*"] in an AuthorizationPolicy, or correct the route.",
      ]
    `);
  });

  test.each([
    ['port', { ports: ['9090'] }],
    ['path', { paths: ['/apis/*'] }],
    ['exact path', { paths: ['/api'] }],
    ['host', { hosts: ['shop.example.org'] }],
    ['port, by exclusion', { notPorts: ['8000'] }],
    ['path, by exclusion', { notPaths: ['/api/*'] }],
  ])('fails when the caller is admitted on another %s', (_, operation) => {
    expect(findings(admitting(operation))).not.toEqual([]);
  });

  test('a method that one of the routes has no use for is no fault', () => {
    expect(findings(admitting({ methods: ['GET', 'POST'] }))).toEqual([]);
    expect(findings(admitting({ methods: ['POST'] }))).toHaveLength(1);
  });

  test('a rewritten path is judged as the workload receives it', () => {
    const rewriting = virtualService('shop/cart', {
      http: [{ rewrite: { uri: '/v2/' }, route: [{ destination: { host: cartHost } }] }],
    });
    expect(findings(rewriting, admitting({ paths: ['/v2/*'] }))).toEqual([]);
    expect(findings(rewriting, admitting({ paths: ['/api/*'] }))).toHaveLength(1);
  });

  test('fails when a DENY takes all requests of the route, not when it takes a part of them', () => {
    const deny = (rule: unknown) => policy({ action: 'DENY', rules: [rule] }, 'shop/deny');
    expect(findings(deny({ from: [gatewaySource] }))).not.toEqual([]);
    expect(findings(deny({ to: [{ operation: { paths: ['/api/admin/*'] } }] }))).toEqual([]);
    expect(findings(deny({ from: [{ source: { notRemoteIpBlocks: ['203.0.113.0/24'] } }] }))).toEqual([]);
  });

  test('a policy of the root namespace holds for the workload, one of another namespace or for other pods does not', () => {
    expect(findings(policy({}, 'istio-system/allow-nothing'))).not.toEqual([]);
    expect(findings(policy({}, 'bank/allow-nothing'))).toEqual([]);
    expect(findings(policy({ selector: { matchLabels: { app: 'till' } } }))).toEqual([]);
  });

  test('fails when the policies of the gateway itself admit none of the route', () => {
    const health = policy({ rules: [{ to: [{ operation: { paths: ['/health'] } }] }] }, 'ingress/allow-health');
    expect(findings(health)).toMatchInlineSnapshot(`
      [
        "VirtualService shop/cart spec.http[0]: requests GET /api/* get 403 at the gateway, Deployment ingress/gateway: AuthorizationPolicy ingress/allow-health allows only to: [{"operation":{"paths":["/health"]}}]. Allow paths: ["/api/*"] in an AuthorizationPolicy, or correct the route.",
        "VirtualService shop/cart spec.http[1]: requests /api/* get 403 at the gateway, Deployment ingress/gateway: AuthorizationPolicy ingress/allow-health allows only to: [{"operation":{"paths":["/health"]}}]. Allow paths: ["/api/*"] in an AuthorizationPolicy, or correct the route.",
      ]
    `);
  });

  test('pods without a proxy enforce nothing', () => {
    const plain = meshWith(nothing);
    expect(check(requireAllowedEdge, plain)).toEqual([]);
  });

  test('routes that lead nowhere are left to the rule about destinations', () => {
    const rest = meshWithout(...meshWith().filter(({ kind }) => kind === 'Service'));
    expect(check(requireAllowedEdge, [...rest, ...namespaces, nothing])).toEqual([]);
  });

  test('TCP routes are judged by caller and port alone, and HTTP fields never match them', () => {
    const tcp = virtualService('shop/root', {
      hosts: ['shop.example.com'],
      gateways: ['ingress/shop'],
      tcp: [{ route: [{ destination: { host: cartHost, port: { number: 8000 } } }] }],
    });
    expect(findings(tcp, admitting({ ports: ['8000'] }))).toEqual([]);
    expect(findings(tcp, admitting({ ports: ['8000'], paths: ['/*'] }))).toHaveLength(1);
  });
});
