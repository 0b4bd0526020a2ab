import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { fitSecretRotation } from './fit-secret-rotation.ts';

const managed = (kind: string, forProvider: object) =>
  object(`secretsmanager.aws.m.upbound.io/v1beta1 ${kind}`, 'aws/token', { forProvider });
const secret = managed('Secret', {});
const rotation = (automaticallyAfterDays?: number) =>
  managed('SecretRotation', { rotationRules: { automaticallyAfterDays } });
const alert = (threshold: number) =>
  object('monitoring.coreos.com/v1 PrometheusRule', 'metrics/secrets', {
    groups: [{ rules: [{ alert: 'SecretTooOld', expr: `time() - secret:changed > ${threshold}` }] }],
  });
const fetched = (spec: object) => object('external-secrets.io/v1 ExternalSecret', 'shop/token', spec);
const findings = (...list: Parameters<typeof check>[1]) => check(fitSecretRotation, list);
const QUARTER = 90 * 86_400;

test('values that end within 90 days, and reach their pods, pass', () => {
  const often = fetched({ refreshPolicy: 'Periodic', refreshInterval: '15m' });
  expect(findings(secret, rotation(90), alert(QUARTER), often, fetched({}))).toEqual([]);
});

test('where there is no secret, no alert is missed', () => {
  expect(findings()).toEqual([]);
});

test.each([
  ['a rotation above 90 days', [alert(QUARTER), rotation(91)], 'for 91 days'],
  ['a rotation that never comes', [alert(QUARTER), rotation()], 'comes in for ever'],
  ['a secret that nobody watches', [], 'there is no alert SecretTooOld'],
  ['an alert that comes late', [alert(QUARTER + 1)], 'after more than 90 days'],
  ['a value that is fetched once', [alert(QUARTER), fetched({ refreshPolicy: 'CreatedOnce' })], '(CreatedOnce, 1h)'],
  ['a value that is fetched daily', [alert(QUARTER), fetched({ refreshInterval: '24h' })], '(Periodic, 24h)'],
  ['a value that is fetched never again', [alert(QUARTER), fetched({ refreshInterval: '0s' })], '(Periodic, 0s)'],
])('%s fails', (_says, list, message) => {
  expect(findings(secret, ...list)).toEqual([expect.stringContaining(message)]);
});
