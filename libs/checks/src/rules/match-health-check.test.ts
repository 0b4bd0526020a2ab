import type { KubeObject } from '@auditorsec/manifest/types';
import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { gatewayWith, httpServer, httpsServer, meshWith } from '../testing-mesh.ts';
import { matchHealthCheck } from './match-health-check.ts';

const healthCheck = (fqdn = 'shop.example.com', resourcePath = '/api/ready', more: object = {}) =>
  object('route53.aws.m.upbound.io/v1beta1 HealthCheck', 'aws/shop', { forProvider: { fqdn, resourcePath, ...more } });
const policy = (action: string, rule: object): KubeObject =>
  object('security.istio.io/v1 AuthorizationPolicy', `ingress/${action.toLowerCase()}`, {
    action,
    selector: { matchLabels: { app: 'gateway' } },
    rules: [rule],
  });
const operation = (paths: string[]) => [{ operation: { hosts: ['shop.example.com'], methods: ['GET'], paths } }];
const found = (...changed: KubeObject[]) => check(matchHealthCheck, meshWith(...changed));

test('a path that a gateway routes and lets anyone read passes', () => {
  expect(found(healthCheck())).toEqual([]);
  expect(found(healthCheck(), policy('ALLOW', { to: operation(['/api/ready']) }))).toEqual([]);
});

test('a host that no gateway serves by HTTPS is found, with those that are', () => {
  expect(found(healthCheck('shp.example.com'))).toEqual([expect.stringContaining('Ask one of shop.example.com.')]);
  expect(found(healthCheck(), gatewayWith([httpServer]))).toEqual([expect.stringContaining('no Gateway serves')]);
});

test('a check that leaves its host out of the handshake, or asks by something else than HTTPS, is found', () => {
  const shop = (more: object) => healthCheck('shop.example.com', '/api/ready', more);
  expect(found(shop({ type: 'HTTPS', enableSni: true }))).toEqual([]);
  expect(found(shop({ type: 'HTTPS', enableSni: false }))).toEqual([expect.stringContaining('Write enableSni: true.')]);
  for (const type of ['HTTP', 'TCP'])
    expect(found(shop({ type }))).toEqual([expect.stringContaining('Write type HTTPS.')]);
});

test('a path without a route is found', () => {
  expect(found(healthCheck('shop.example.com', '/ready'))).toEqual([expect.stringContaining('it answers 404')]);
});

test('a path that wants a token, comes from some addresses alone, or is denied is found', () => {
  const refused = [expect.stringContaining('it answers 403')];
  const to = operation(['/api/*']);
  expect(found(healthCheck(), policy('ALLOW', { from: [{ source: { requestPrincipals: ['*'] } }], to }))).toEqual(
    refused,
  );
  expect(found(healthCheck(), policy('ALLOW', { from: [{ source: { ipBlocks: ['10.0.0.0/8'] } }], to }))).toEqual(
    refused,
  );
  expect(found(healthCheck(), policy('ALLOW', { to: operation(['/api/other']) }))).toEqual(refused);
  expect(found(healthCheck(), policy('DENY', { to }))).toEqual(refused);
});

test('a server that takes TLS 1.3 alone is found: checkers speak 1.2', () => {
  const tls = { ...httpsServer.tls, minProtocolVersion: 'TLSV1_3' };
  expect(found(healthCheck(), gatewayWith([httpServer, { ...httpsServer, tls }]))).toEqual([
    expect.stringContaining('Serve shop.example.com with minProtocolVersion TLSV1_2'),
  ]);
});
