import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dropped, hashed, personalFields } from './fields.ts';
import { masks, maskText } from './masks.ts';
import { planted } from './testing/planted.ts';

const words = fc.stringMatching(/^[a-z ]{0,20}$/);

test.each(planted)('$of never survives, whatever stands around it', ({ value, form }) => {
  fc.assert(
    fc.property(value, words, words, (secret, before, after) => {
      expect(maskText(`${before} ${form(secret)} ${after}`)).not.toContain(secret);
    }),
  );
});

test.each(planted)('$of never survives in a JSON log line, which stays JSON', ({ value, form }) => {
  fc.assert(
    fc.property(value, words, (secret, level) => {
      const masked = maskText(JSON.stringify({ level, message: form(secret) }));
      expect(masked).not.toContain(secret);
      expect(JSON.parse(masked)).toMatchObject({ level });
    }),
  );
});

test('the value of a secret key never survives, in JSON or in JSON within JSON', () => {
  fc.assert(
    fc.property(fc.constantFrom('password', 'X-Api-Key', 'accessToken', 'set-cookie'), fc.string(), (key, noise) => {
      const secret = `${noise}Zq7${noise}`;
      const line = JSON.stringify({ [key]: secret, after: 1 });
      expect(JSON.parse(maskText(line))).toEqual({ [key]: '<secret>', after: 1 });
      const nested: { text: string } = JSON.parse(maskText(JSON.stringify({ text: line })));
      expect(JSON.parse(nested.text)).toEqual({ [key]: '<secret>', after: 1 });
    }),
  );
});

test.each([
  'GET /api/v1/failures 200 in 12 ms, 3 retries, upstream 10.16.3.7:8000',
  '2026-11-23T15:47:52.123456Z error: exit code: 1, status code=500',
  '[23/Nov/2026:15:47:52 +0000] "HEAD /healthz/ready HTTP/2" 200',
  'trace 4bf92f3577b34da6a3ce929d0e0e4736 span 00f067aa0ba902b7 request 41111111-1111-4111-8111-111111111111',
  'epoch 1764000000000 ms, 1764000000000000000 ns, 4111 1111 1111, order 123456789012',
  'ghcr.io/auditorsec/ci-failure-agent:4.0.0@sha256:201495a4445a3f8883706568bd97a59147402813127d190f7612ec2254329be2',
  'npm install vitest@5.1.1 @types/node@26.6.6 took 3.2 s',
  'max_tokens: 4096, token_count=15, cookies enabled, basic authentication is off, bearer of news',
  'fe80::1 and ::1 and 127.0.0.1 and 172.16.0.1 and 192.168.1.1 are at home; MAC 00:1b:44:11:3a:b7',
  'spiffe://cluster.local/ns/ci-failure/sa/ci-failure-agent called outbound|8000||api.ci-failure.svc.cluster.local',
])('ordinary text survives: %s', (text) => {
  expect(maskText(text)).toBe(text);
});

test('what is masked once stays as it is', () => {
  fc.assert(
    fc.property(fc.oneof(...planted.map(({ value, form }) => value.map(form))), (text) => {
      expect(maskText(maskText(text))).toBe(maskText(text));
    }),
  );
});

test('each mask is needed: without it a planted value survives', () => {
  for (const { name } of masks) {
    const others = masks.filter((mask) => mask.name !== name);
    const survives = planted.some(({ value, form }) =>
      fc.sample(value, { numRuns: 20, seed: 7 }).some((secret) => maskText(form(secret), others).includes(secret)),
    );
    expect([name, survives]).toEqual([name, true]);
  }
});

test('patterns hold nothing that engines read differently', () => {
  for (const { pattern, replacement } of masks) {
    expect(pattern).not.toMatch(/\\[dDsSwWpPkAzZ1-9]|\(\?[=!<]|&&|%\{|\$\{/);
    expect(replacement).toMatch(/^(\$1)?<[a-z-]+>@?$/);
  }
});

test('what is kept of a field follows from its class, and no field has two fates', () => {
  expect([...dropped, ...hashed.map(({ field }) => field)].sort()).toEqual(Object.keys(personalFields).sort());
  expect(hashed).toEqual([{ field: 'user.id', as: 'user.hash' }]);
});
