import type { KubeObject } from '@auditorsec/manifest/types';
import { printYaml } from '@auditorsec/manifest/yaml';
import { expect, test } from 'vitest';
import { check, deployment, object } from '../testing.ts';
import { meshWith } from '../testing-mesh.ts';
import { matchClientAddress } from './match-client-address.ts';

const PREFIX = 'service.beta.kubernetes.io/aws-load-balancer';
const pods = (gatewayTopology?: object) =>
  deployment(
    'ingress/gateway',
    { app: 'gateway', istio: 'ingress' },
    {},
    {
      'inject.istio.io/templates': 'gateway',
      ...(gatewayTopology && { 'proxy.istio.io/config': printYaml({ gatewayTopology }) }),
    },
  );
const balancer = (attributes: string, more: Record<string, string> = {}, spec: object = {}) =>
  object(
    'v1 Service',
    'ingress/gateway',
    { type: 'LoadBalancer', selector: { istio: 'ingress' }, ...spec },
    { annotations: { [`${PREFIX}-target-group-attributes`]: attributes, ...more } },
  );
const policy = (source: object) =>
  object('security.istio.io/v1 AuthorizationPolicy', 'ingress/admin', {
    selector: { matchLabels: { istio: 'ingress' } },
    rules: [{ from: [{ source }] }],
  });
const KEEPS = 'preserve_client_ip.enabled=true';
const PROXY = 'preserve_client_ip.enabled=false,proxy_protocol_v2.enabled=true';
const FROM_CLOUDFRONT = { [`${PREFIX}-security-group-prefix-lists`]: 'pl-3b927c52' };
const found = (...changed: KubeObject[]) => check(matchClientAddress, meshWith(...changed));

test('a balancer that keeps the address, one that tells it, and guarded proxies that are trusted pass', () => {
  expect(found(pods(), balancer(KEEPS), policy({ ipBlocks: ['192.0.2.0/24'] }))).toEqual([]);
  expect(found(pods(), balancer('', {}, { externalTrafficPolicy: 'Local' }))).toEqual([]);
  expect(found(pods({ proxyProtocol: {} }), balancer(PROXY), policy({ notRemoteIpBlocks: ['192.0.2.0/24'] }))).toEqual(
    [],
  );
  expect(found(pods({ numTrustedProxies: 1 }), balancer(KEEPS, FROM_CLOUDFRONT))).toEqual([]);
});

test('a balancer that hides the client fails', () => {
  expect(found(pods(), balancer('preserve_client_ip.enabled=false'))).toMatchInlineSnapshot(`
    [
      "Service ingress/gateway metadata.annotations: all clients are one, the load balancer: an address allow-list shuts everyone out or lets everyone in, and all share one client's rate limit. Write preserve_client_ip.enabled=true into service.beta.kubernetes.io/aws-load-balancer-target-group-attributes.",
    ]
  `);
});

test('a balancer of both families tells the address, or clients of IPv6 are all its own', () => {
  const both = { [`${PREFIX}-ip-address-type`]: 'dualstack' };
  expect(found(pods({ proxyProtocol: {} }), balancer(PROXY, both))).toEqual([]);
  expect(found(pods(), balancer(KEEPS, both))).toEqual([
    expect.stringContaining('all clients of IPv6 are one, the load balancer'),
  ]);
});

test('a PROXY header that only one side knows of fails, whichever it is', () => {
  expect(found(pods(), balancer(PROXY))).toEqual([expect.stringContaining('takes for TLS')]);
  expect(found(pods({ proxyProtocol: {} }), balancer(KEEPS))).toEqual([expect.stringContaining('does not send')]);
});

test('trusted proxies that anyone can go around fail', () => {
  expect(found(pods({ numTrustedProxies: 1 }), balancer(KEEPS))).toEqual([
    expect.stringContaining('anyone writes their own address'),
  ]);
});

test('a policy about connections fails behind proxies', () => {
  const behind = [pods({ numTrustedProxies: 1 }), balancer(KEEPS, FROM_CLOUDFRONT)];
  expect(found(...behind, policy({ notIpBlocks: ['192.0.2.0/24'] }))).toEqual([
    expect.stringContaining('spec.rules[0].from[0].source.notIpBlocks: it judges the proxy in front'),
  ]);
  expect(found(...behind, policy({ remoteIpBlocks: ['192.0.2.0/24'] }))).toEqual([]);
});
