import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { matchLocationRecords } from './match-location-records.ts';

type Place = { readonly continent: string } | { readonly country: string };

const record = (key: string, place: Place | undefined, evaluateTargetHealth = false, forProvider = {}) =>
  object('route53.aws.m.upbound.io/v1beta1 Record', `aws/${key}`, {
    forProvider: {
      name: 'shop.example.com',
      type: 'A',
      ...(place && { geolocationRoutingPolicy: place }),
      alias: { name: `${key}.shop.example.com`, zoneId: 'Z1', evaluateTargetHealth },
      ...forProvider,
    },
  });
const anywhere = record('anywhere', { country: '*' });

test('a record for a continent and one for everybody else pass, and so do records that ask for no place', () => {
  expect(check(matchLocationRecords, [record('eu', { continent: 'EU' }), anywhere])).toEqual([]);
  expect(check(matchLocationRecords, [record('plain', undefined, true)])).toEqual([]);
});

test('records for places alone leave everybody else without an answer', () => {
  expect(check(matchLocationRecords, [record('eu', { continent: 'EU' }), record('na', { continent: 'NA' })])).toEqual([
    expect.stringMatching(/^Record aws\/eu .*clients from elsewhere get no answer: .* records for EU, NA alone/),
  ]);
});

test('a continent whose record asks for health is led on to the rest of the world', () => {
  const evaluates = expect.stringMatching(/^Record aws\/eu .*clients of EU are led to where their data may not go/);
  expect(check(matchLocationRecords, [record('eu', { continent: 'EU' }, true), anywhere])).toEqual([evaluates]);
  const checked = record('eu', { continent: 'EU' }, false, { healthCheckIdRef: { name: 'eu' } });
  expect(check(matchLocationRecords, [checked, anywhere])).toEqual([evaluates]);
});

test('the record for everybody else may ask: there is no wider place', () => {
  expect(
    check(matchLocationRecords, [record('eu', { continent: 'EU' }), record('all', { country: '*' }, true)]),
  ).toEqual([]);
});
