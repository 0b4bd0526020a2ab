import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameText } from './same-text.ts';

const same = (one: string, a: string, other: string, b: string) =>
  sameText({ text: one, cluster: a }, { text: other, cluster: b });

test.each([
  ['api-us-east-1', 'us-east-1', 'api-eu-west-1', 'eu-west-1', true],
  ['us-east-1a', 'us-east-1', 'eu-west-1a', 'eu-west-1', true],
  ['us-east-1a', 'us-east-1', 'eu-west-1b', 'eu-west-1', false],
  ['us-east-1', 'us-east-1', 'us-east-1', 'eu-west-1', true],
  ['us-east-1', 'us-east-1', 'ap-south-1', 'eu-west-1', false],
  ['a platform a', 'a', 'a platform b', 'b', true],
  ['a platform b', 'a', 'a platform a', 'b', false],
  ['platform', 'a', 'pltform', 'b', false],
  ['sqs.us-east-1.example', 'cell-1', 'sqs.eu-west-1.example', 'cell-2', true],
  ['us-east-1', 'us-east-1', 'us-east-1 and more', 'eu-west-1', false],
])('%j of %s and %j of %s: %j', (one, a, other, b, truth) => {
  expect([same(one, a, other, b), same(other, b, one, a)]).toEqual([truth, truth]);
});

test('what is made of one form and each own name is the same, whatever the names', () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}[a-z0-9]$/);
  const words = fc.array(fc.constantFrom('a', '10', 'host', undefined), { maxLength: 6 });
  fc.assert(
    fc.property(name, name, words, (a, b, parts) => {
      const text = (own: string) => parts.map((part) => part ?? own).join('/');
      expect(same(text(a), a, text(b), b)).toBe(true);
    }),
  );
});
