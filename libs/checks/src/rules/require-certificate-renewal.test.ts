import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { requireCertificateRenewal } from './require-certificate-renewal.ts';

const API = 'cert-manager.io/v1';
const acme = object(`${API} Issuer`, 'edge/public', { acme: { server: 'https://acme.example.com' } });
const own = object(`${API} ClusterIssuer`, 'internal', { ca: { secretName: 'internal' } });
const certificate = (spec: object = {}) =>
  object(`${API} Certificate`, 'edge/shop', {
    dnsNames: ['shop.example.com'],
    issuerRef: { kind: 'Issuer', name: 'public' },
    privateKey: { rotationPolicy: 'Always' },
    renewBeforePercentage: 33,
    ...spec,
  });
const internal = { issuerRef: { kind: 'ClusterIssuer', name: 'internal' } };
const findings = (...list: Parameters<typeof check>[1]) => check(requireCertificateRenewal, [acme, own, ...list]);

test('a certificate that is renewed by a share of its life, with a new key, passes', () => {
  expect(findings(certificate(), certificate({ ...internal, duration: '8760h' }))).toEqual([]);
});

test.each([20, 50])('%d percent are allowed', (renewBeforePercentage) => {
  expect(findings(certificate({ renewBeforePercentage }))).toEqual([]);
});

test.each([
  [
    'a fixed time',
    { renewBefore: '720h', renewBeforePercentage: undefined },
    'spec.renewBefore: lives of certificates',
  ],
  ['no word on renewal', { renewBeforePercentage: undefined }, 'nobody has said how many percent'],
  ['too little time', { renewBeforePercentage: 19 }, 'when 19 percent'],
  ['twice its number', { renewBeforePercentage: 51 }, 'when 51 percent'],
  ['90 days of a public authority', { duration: '2160h' }, 'spec.duration: a public authority'],
  ['a key that stays', { privateKey: { rotationPolicy: 'Never' } }, 'spec.privateKey.rotationPolicy: who has stolen'],
  ['a key that nobody decided on', { privateKey: undefined }, 'spec.privateKey.rotationPolicy: who has stolen'],
  ['an issuer of another namespace', { issuerRef: { name: 'internal' } }, 'there is no Issuer internal here'],
])('%s fails', (_says, spec, message) => {
  expect(findings(certificate(spec))).toEqual([expect.stringContaining(message)]);
});

test('an authority keeps its key', () => {
  expect(findings(certificate({ ...internal, isCA: true, privateKey: { rotationPolicy: 'Never' } }))).toEqual([]);
});
