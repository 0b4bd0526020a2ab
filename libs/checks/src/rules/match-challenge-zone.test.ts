import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { matchChallengeZone } from './match-challenge-zone.ts';

const API = 'cert-manager.io/v1';
const issuer = (...solvers: readonly object[]) => object(`${API} Issuer`, 'edge/public', { acme: { solvers } });
const solver = (hostedZoneID: string | undefined, ...dnsZones: readonly string[]) => ({
  ...(dnsZones.length > 0 && { selector: { dnsZones } }),
  dns01: { route53: { region: 'eu-west-1', hostedZoneID } },
});
const certificate = (...dnsNames: readonly string[]) =>
  object(`${API} Certificate`, 'edge/shop', { dnsNames, issuerRef: { kind: 'Issuer', name: 'public' } });
const zone = object(
  'route53.aws.m.upbound.io/v1beta1 Zone',
  'aws/example-com',
  { forProvider: { name: 'example.com' } },
  { annotations: { 'crossplane.io/external-name': 'Z1' } },
);
const findings = (...list: Parameters<typeof check>[1]) => check(matchChallengeZone, [zone, ...list]);

test('names that are proved in their own zone pass: the domain itself, and what is below it', () => {
  const names = certificate('example.com', 'shop.example.com', '*.eu.example.com');
  expect(findings(issuer(solver('Z1', 'example.com')), names)).toEqual([]);
  expect(findings(issuer(solver('Z1')), names)).toEqual([]);
});

test('a zone that no cluster keeps is taken at its word', () => {
  expect(findings(issuer(solver('Z2', 'example.org')), certificate('shop.example.org'))).toEqual([]);
});

test('each name is proved by the solver of its zone', () => {
  const both = issuer(solver('Z2', 'example.org'), solver('Z1', 'example.com'));
  expect(findings(both, certificate('shop.example.org', 'shop.example.com'))).toEqual([]);
});

test('an authority of our own proves no names', () => {
  expect(findings(object(`${API} Issuer`, 'edge/public', { ca: {} }), certificate('filebeat.logs'))).toEqual([]);
});

test.each([
  ['a name outside all zones', [solver('Z1', 'example.com')], 'in example.com alone, and shop.example.org is in none'],
  ['a name that only ends alike', [solver('Z1', 'shop.example.or')], 'and shop.example.org is in none'],
  ['a solver without its zone', [solver(undefined, 'example.org')], 'nothing says in which zone shop.example.org'],
  [
    'the id of another zone',
    [solver('Z1', 'example.org')],
    'proved in zone Z1, and that is not its own. Write its own',
  ],
])('%s fails', (_says, solvers, message) => {
  expect(findings(issuer(...solvers), certificate('shop.example.org'))).toEqual([expect.stringContaining(message)]);
});

test('an id that nobody keeps fails where a cluster keeps the zone of the name', () => {
  expect(findings(issuer(solver('Z2', 'example.com')), certificate('shop.example.com'))).toEqual([
    expect.stringContaining('proved in zone Z2, and that is not its own. Write Z1'),
  ]);
});
