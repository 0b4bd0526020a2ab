import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { requireModernTls } from './require-modern-tls.ts';

const managed = (type: string, forProvider: object) =>
  object(`${type.split(' ')[0]}.aws.m.upbound.io/v1beta1 ${type.split(' ')[1]}`, 'aws/shop', { forProvider });
const gateway = (tls: object, ...hosts: readonly string[]) =>
  object('networking.istio.io/v1 Gateway', 'edge/shop', { servers: [{ hosts, tls: { mode: 'SIMPLE', ...tls } }] });
const health = managed('route53 HealthCheck', { fqdn: 'eu.origin.example.com' });
const distribution = (minimumProtocolVersion?: string) =>
  managed('cloudfront Distribution', { viewerCertificate: { minimumProtocolVersion } });
const istiod = (meshConfig: object) =>
  object('argoproj.io/v1alpha1 Application', 'argocd/istiod', {
    source: { chart: 'istiod', helm: { valuesObject: { meshConfig } } },
  });
const parameters = (value?: string) =>
  managed('rds ClusterParameterGroup', { parameter: value ? [{ name: 'rds.force_ssl', value }] : [] });
const proxy = (requireTls?: boolean) => managed('rds Proxy', { requireTls });
const findings = (...list: Parameters<typeof check>[1]) => check(requireModernTls, list);

test('TLS 1.3 at the edge and in the mesh passes, and databases that refuse the rest', () => {
  const mesh = istiod({ meshMTLS: { minProtocolVersion: 'TLSV1_3' } });
  const api = gateway({ minProtocolVersion: 'TLSV1_3' }, 'shop/shop.example.com');
  expect(findings(mesh, api, distribution('TLSv1.3_2025'), parameters('1'), proxy(true))).toEqual([]);
});

test('a name that a DNS health check asks may take TLS 1.2, and nothing older', () => {
  expect(findings(health, gateway({ minProtocolVersion: 'TLSV1_2' }, '*/eu.origin.example.com'))).toEqual([]);
  expect(findings(health, gateway({ minProtocolVersion: 'TLSV1_1' }, '*/eu.origin.example.com'))).toHaveLength(1);
});

test('what passes through, and what the mesh ends itself, has no version here', () => {
  const tls = { mode: 'AUTO_PASSTHROUGH' };
  expect(findings(gateway(tls, '*.local'), gateway({ mode: 'ISTIO_MUTUAL' }, '*.local'))).toEqual([]);
});

test.each([
  ['a gateway that takes 1.2', gateway({ minProtocolVersion: 'TLSV1_2' }, 'shop.example.com'), 'down to TLSV1_2'],
  ['a gateway that says nothing', gateway({}, 'shop.example.com'), 'spec.servers[0].tls.minProtocolVersion'],
  [
    'a client host beside one that is asked',
    gateway({ minProtocolVersion: 'TLSV1_2' }, 'eu.origin.example.com', 'shop.example.com'),
    'down to TLSV1_2',
  ],
  ['an older distribution', distribution('TLSv1.2_2021'), 'down to what TLSv1.2_2021 allows'],
  ['a distribution that says nothing', distribution(), 'down to what CloudFront allows'],
  ['a mesh that says nothing', istiod({}), 'sidecars take TLS 1.2'],
  ['a database that forces nothing', parameters(), 'Write rds.force_ssl: "1"'],
  ['a database that forces no TLS', parameters('0'), 'Write rds.force_ssl: "1"'],
  ['a proxy in the clear', proxy(false), 'spec.forProvider.requireTls'],
])('%s fails', (_says, one, message) => {
  expect(findings(health, one)).toEqual([expect.stringContaining(message)]);
});
