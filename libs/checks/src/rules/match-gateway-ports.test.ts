import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import {
  gatewayNetworkPolicy,
  gatewayService,
  gatewayWith,
  httpServer,
  mesh,
  meshWith,
  meshWithout,
} from '../testing-mesh.ts';
import { matchGatewayPorts } from './match-gateway-ports.ts';

const service = (spec: object, name = 'ingress/gateway') =>
  object('v1 Service', name, { ...(gatewayService['spec'] as object), ...spec });
const policy = (spec: object) =>
  object('networking.k8s.io/v1 NetworkPolicy', 'ingress/gateway', {
    ...(gatewayNetworkPolicy['spec'] as object),
    ...spec,
  });
const ingress = (...rules: unknown[]) => check(matchGatewayPorts, meshWith(policy({ ingress: rules })));

test('server ports that a Service exposes and NetworkPolicies let in pass', () => {
  expect(check(matchGatewayPorts, mesh)).toEqual([]);
});

test('a server port that the Service does not expose fails', () => {
  const server = { ...httpServer, port: { number: 8443, name: 'https', protocol: 'HTTPS' } };
  expect(check(matchGatewayPorts, meshWith(gatewayWith([server])))).toMatchInlineSnapshot(`
    [
      "Gateway ingress/shop spec.servers[0].port.number: port 8443 is dead, connections to it time out: only ports 80, 443 lead to the gateway's pods ingress/gateway; add port 8443 to their Service",
    ]
  `);
});

test('a Service that selects other pods or is in another namespace does not count', () => {
  expect(check(matchGatewayPorts, meshWith(service({ selector: { istio: 'ingres' } })))).toEqual([
    expect.stringContaining('no Service leads'),
    expect.stringContaining('no Service leads'),
  ]);
  expect(check(matchGatewayPorts, [...meshWithout(gatewayService), service({}, 'shop/gateway')])).toHaveLength(2);
});

test('a port may be exposed by a second Service', () => {
  const [http, https] = (gatewayService['spec'] as { ports: unknown[] }).ports;
  const changed = meshWith(service({ ports: [http] }), service({ ports: [https] }, 'ingress/tls'));
  expect(check(matchGatewayPorts, changed)).toEqual([]);
});

test('a UDP port of the same number does not count', () => {
  const ports = [{ port: 80, protocol: 'UDP' }, { port: 443 }];
  expect(check(matchGatewayPorts, meshWith(service({ ports }), policy({ ingress: [{}] })))).toHaveLength(1);
});

test('a target port whose name no container declares has no endpoints', () => {
  const ports = [
    { port: 80, targetPort: 8080 },
    { port: 443, targetPort: 'tls' },
  ];
  expect(check(matchGatewayPorts, meshWith(service({ ports })))).toEqual([
    expect.stringContaining('no container of ingress/gateway declares the port named tls'),
  ]);
});

test('NetworkPolicies have to let the target port in, by number, name, range or all', () => {
  expect(ingress({ ports: [{ port: 80 }, { port: 443 }] })).toEqual([
    expect.stringContaining('let no client reach port 8080'),
    expect.stringContaining('let no client reach port 8443'),
  ]);
  expect(ingress({ ports: [{ port: 8080 }, { port: 'https' }] })).toEqual([]);
  expect(ingress({ ports: [{ port: 8000, endPort: 8999 }] })).toEqual([]);
  expect(ingress({ ports: [{ protocol: 'TCP' }] })).toEqual([]);
  expect(ingress({})).toEqual([]);
});

test('a NetworkPolicy for UDP or with no rule at all keeps clients out', () => {
  expect(ingress({ ports: [{ port: 8080, protocol: 'UDP' }, { port: 8443 }] })).toHaveLength(1);
  expect(ingress()).toHaveLength(2);
});

test('clients of a load balancer are addresses: a rule for pods alone keeps them out, but not those of a ClusterIP', () => {
  const pods = policy({ ingress: [{ from: [{ podSelector: {} }] }] });
  expect(check(matchGatewayPorts, meshWith(pods))).toHaveLength(2);
  expect(check(matchGatewayPorts, meshWith(pods, service({ type: 'ClusterIP' })))).toEqual([]);
  expect(ingress({ from: [{ ipBlock: { cidr: '192.0.2.0/24' } }] })).toEqual([]);
});

test('a deny-all policy beside an opening one changes nothing, and a policy for egress or other pods neither', () => {
  const deny = object('networking.k8s.io/v1 NetworkPolicy', 'ingress/deny', {
    podSelector: {},
    policyTypes: ['Ingress'],
  });
  expect(check(matchGatewayPorts, [...mesh, deny])).toEqual([]);
  expect(check(matchGatewayPorts, meshWith(policy({ policyTypes: ['Egress'], ingress: [] })))).toEqual([]);
  const others = { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['gateway'] }] };
  expect(check(matchGatewayPorts, meshWith(policy({ podSelector: others, ingress: [] })))).toEqual([]);
  expect(check(matchGatewayPorts, [...meshWithout(gatewayNetworkPolicy), deny])).toHaveLength(2);
});
