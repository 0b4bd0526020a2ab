import { expect, test } from 'vitest';
import { testerHeader } from './tester-header.ts';

test('a header that Envoy could never find, or that means something already, is refused', () => {
  expect(testerHeader.parse('x-canary')).toBe('x-canary');
  for (const name of ['X-Canary', 'authorization', ':path', 'x_canary', 'x-'])
    expect(testerHeader.safeParse(name).error?.issues[0]?.message).toBe(
      'the name of a header in lower case that begins with x-, such as x-canary',
    );
});
