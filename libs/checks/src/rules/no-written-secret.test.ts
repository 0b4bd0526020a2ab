import fc from 'fast-check';
import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { noWrittenSecret } from './no-written-secret.ts';

const secret = (fields: object) => ({ ...object('v1 Secret', 'shop/cart', undefined), ...fields });
const environment = (value: string) =>
  object('apps/v1 Deployment', 'shop/cart', { template: { spec: { containers: [{ env: [{ name: 'A', value }] }] } } });
const written = (value: string) => check(noWrittenSecret, [environment(value)]);

/** Put together here, so that no scanner takes this file for a leak. */
const join = (...parts: readonly string[]) => parts.join('');
const letters = (count: number) => 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dF3gH5jK7m'.repeat(3).slice(0, count);

test('a Secret without data passes: something else fills it', () => {
  expect(check(noWrittenSecret, [secret({ type: 'Opaque' }), secret({ data: {} })])).toEqual([]);
});

test('a Secret with data is told by its keys, never by its values', () => {
  const found = check(noWrittenSecret, [secret({ data: { user: 'YQ==', password: 'Yg==' } })]);
  expect(found).toMatchInlineSnapshot(`
    [
      "Secret shop/cart data: whoever reads the repository, now or in its history, has user and password. Keep it in Secrets Manager and name it in an ExternalSecret; change what was pushed.",
    ]
  `);
  expect(check(noWrittenSecret, [secret({ stringData: { token: 'b' } })])).toHaveLength(1);
});

test('code of a CloudFront Function is no secret, though the provider takes it from one', () => {
  const cloudfrontFunction = (name: string) =>
    object('cloudfront.aws.m.upbound.io/v1beta1 Function', 'shop/cart', { forProvider: { codeSecretRef: { name } } });
  const code = secret({ stringData: { code: 'function handler(event) { return event.request; }' } });
  expect(check(noWrittenSecret, [code, cloudfrontFunction('cart')])).toEqual([]);
  expect(check(noWrittenSecret, [code, cloudfrontFunction('other')])).toHaveLength(1);
});

test('a key in a string is told with its field and without its text', () => {
  const key = join('AK', 'IA', 'Q7DEPLOYKEY12345');
  const [found = '', ...more] = written(`id=${key};`);
  expect(more).toEqual([]);
  expect(found).not.toContain(key);
  expect(found).toMatchInlineSnapshot(
    `"Deployment shop/cart spec.template.spec.containers[0].env[0].value: it holds an access key of AWS, for all who read the repository, now or in its history. Name a Secret instead, and have this one made invalid: it counts as known."`,
  );
});

test.each([
  ['a private key', join('-----BEGIN RSA PRIV', 'ATE KEY-----\nMIIE')],
  ['an access key of AWS', join('AS', 'IA', 'Q7DEPLOYKEY12345')],
  ['a token of GitHub', join('gh', 'p_', letters(36))],
  ['a token of GitLab', join('gl', 'pat-', letters(20))],
  ['a token of npm', join('np', 'm_', letters(36))],
  ['a token of Slack', join('xo', 'xb-', letters(24))],
  ['a hook of Slack', join('https://hooks.slack', '.com/services/', letters(24))],
  ['a key of Google', join('AI', 'za', letters(35))],
  ['a key of Stripe', join('sk', '_live_', letters(24))],
  ['a signed token', join('ey', 'J', letters(20), '.eyJ', letters(20), '.', letters(20))],
  ['a password in an address', join('redis://shop:', letters(8), '@cache.example.com:6379')],
])('%s is seen, wherever in a text it stands', (name, key) => {
  fc.assert(
    fc.property(fc.stringMatching(/^[ -&]{0,8}$/), fc.stringMatching(/^[ -&]{0,8}$/), (before, after) => {
      for (const space of [' ', '\n', '\t'])
        expect(written([before, key, after].join(space))).toEqual([expect.stringContaining(`it holds ${name},`)]);
    }),
  );
});

test.each([
  'https://auditorsec.com/.well-known/jwks.json',
  'postgresql://$(USER):$(PASSWORD)@database.example.com:5432/shop',
  'arn:aws:kms:us-east-1:111122223333:key/3f1c2d4e-5a6b-7c8d-9e0f-1a2b3c4d5e6f',
  'ghcr.io/auditorsec/cart:1.0.0@sha256:6f6c17e5f24a6a727a521c4b49a1b221998c658e93a586a8ae66dda8c3ea0033',
  '-----BEGIN CERTIFICATE-----\nMIIB',
  'http://[fd00::1]:9090/metrics',
])('%j is none', (text) => {
  expect(written(text)).toEqual([]);
});

test('a key as the name of a field is seen too', () => {
  const labels = { [join('gh', 'p_', letters(36))]: 'a' };
  expect(check(noWrittenSecret, [object('v1 ConfigMap', 'shop/cart', {}, { labels })])).toHaveLength(1);
});
