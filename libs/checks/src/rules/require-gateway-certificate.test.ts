import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { certificate, gatewayWith, httpServer, httpsServer, mesh, meshWith, meshWithout } from '../testing-mesh.ts';
import { requireGatewayCertificate } from './require-gateway-certificate.ts';

const serving = (...hosts: string[]) => meshWith(gatewayWith([{ ...httpsServer, hosts }]));
const certifying = (...dnsNames: string[]) =>
  object('cert-manager.io/v1 Certificate', 'ingress/shop', { secretName: 'shop-tls', dnsNames });
const withTls = (tls: unknown) => meshWith(gatewayWith([{ ...httpsServer, tls }]));
const externalSecret = (name: string, spec: unknown) => object('external-secrets.io/v1 ExternalSecret', name, spec);

test('a server whose Certificate lies beside the pods and covers its hosts passes', () => {
  expect(check(requireGatewayCertificate, mesh)).toEqual([]);
});

test('a credential that nothing makes fails, and the ones that exist are named', () => {
  expect(
    check(requireGatewayCertificate, withTls({ mode: 'SIMPLE', credentialName: 'shop-tsl' })),
  ).toMatchInlineSnapshot(`
    [
      "Gateway ingress/shop spec.servers[0].tls.credentialName: TLS handshakes fail for every client of shop.example.com: nothing makes Secret shop-tsl in ingress, where the gateway's pods run, which has shop-tls; name one of these, or add a Certificate with this secretName there",
    ]
  `);
  expect(check(requireGatewayCertificate, meshWithout(certificate))).toHaveLength(1);
});

test('a Certificate in the namespace of the app instead of the pods fails', () => {
  const misplaced = object('cert-manager.io/v1 Certificate', 'shop/shop', certificate['spec']);
  expect(check(requireGatewayCertificate, [...meshWithout(certificate), misplaced])).toEqual([
    expect.stringContaining('move Certificate shop/shop there'),
  ]);
});

test('a host that the Certificate does not cover fails', () => {
  expect(check(requireGatewayCertificate, serving('shop/shop.example.com', 'shop/origin.example.com'))).toEqual([
    expect.stringContaining('clients refuse the certificate of origin.example.com'),
  ]);
});

test('a wildcard certificate covers exactly one label', () => {
  const gateway = (host: string) => gatewayWith([{ ...httpsServer, hosts: [`*/${host}`] }]);
  const wildcard = (host: string) =>
    check(requireGatewayCertificate, meshWith(certifying('*.example.com'), gateway(host)));
  expect(wildcard('a.example.com')).toEqual([]);
  expect(wildcard('a.b.example.com')).toHaveLength(1);
  expect(wildcard('example.com')).toHaveLength(1);
});

test('a wildcard host needs the wildcard in the Certificate, and the host * needs nothing', () => {
  expect(check(requireGatewayCertificate, serving('shop/*.example.com'))).toHaveLength(1);
  expect(check(requireGatewayCertificate, serving('*'))).toEqual([]);
});

test('an ExternalSecret may make the Secret, by its target or its own name', () => {
  const rest = meshWithout(certificate);
  const targeted = externalSecret('ingress/vault', { target: { name: 'shop-tls' } });
  expect(check(requireGatewayCertificate, [...rest, targeted])).toEqual([]);
  expect(check(requireGatewayCertificate, [...rest, externalSecret('ingress/shop-tls', {})])).toEqual([]);
  expect(check(requireGatewayCertificate, [...rest, externalSecret('shop/shop-tls', {})])).toHaveLength(1);
  const renamed = externalSecret('ingress/shop-tls', { target: { name: 'other' } });
  expect(check(requireGatewayCertificate, [...rest, renamed])).toHaveLength(1);
});

test('a Secret has to hold a certificate with its key', () => {
  const secret = (rest: object) => ({ ...object('v1 Secret', 'ingress/shop-tls', undefined), ...rest });
  const withSecret = (rest: object) => check(requireGatewayCertificate, [...meshWithout(certificate), secret(rest)]);
  expect(withSecret({ type: 'kubernetes.io/tls' })).toEqual([]);
  expect(withSecret({ data: { cert: '', key: '' } })).toEqual([]);
  expect(withSecret({ type: 'Opaque', data: { token: '' } })).toEqual([expect.stringContaining('holds no tls.crt')]);
});

test('a TLS server that names no certificate fails; one that brings files passes', () => {
  expect(check(requireGatewayCertificate, withTls({ mode: 'MUTUAL' }))).toEqual([
    expect.stringContaining('it names no certificate'),
  ]);
  expect(
    check(requireGatewayCertificate, withTls({ mode: 'SIMPLE', serverCertificate: '/c', privateKey: '/k' })),
  ).toEqual([]);
});

test('each of several credentials is looked up', () => {
  const tls = { mode: 'SIMPLE', credentialNames: ['shop-tls', 'shop-ecdsa'] };
  expect(check(requireGatewayCertificate, withTls(tls))).toEqual([
    expect.stringContaining('spec.servers[0].tls.credentialNames[1]'),
  ]);
});

test('servers that end no TLS need no certificate', () => {
  const passthrough = { ...httpsServer, tls: { mode: 'PASSTHROUGH' } };
  const mutual = { ...httpsServer, tls: { mode: 'ISTIO_MUTUAL' } };
  const servers = [httpServer, passthrough, mutual];
  const plain = meshWith(gatewayWith(servers)).filter((entry) => entry !== certificate);
  expect(check(requireGatewayCertificate, plain)).toEqual([]);
});
