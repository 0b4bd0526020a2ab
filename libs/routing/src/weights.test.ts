import { expect, test } from 'vitest';
import { weights } from './weights.ts';

test('two weights that make 100 are accepted, any other two are refused with the one that would', () => {
  expect(weights.parse({ stable: 90, canary: 10 })).toEqual({ stable: 90, canary: 10 });
  expect(mistakes({ stable: 90, canary: 20 })).toEqual(['canary: 10, so that the two make 100: 90 + 20 = 110']);
  expect(mistakes({ stable: 0, canary: 0 })).toEqual(['canary: 100, so that the two make 100: 0 + 0 = 0']);
});

test('a weight is a whole percentage', () => {
  expect(mistakes({ stable: 99.5, canary: 0.5 })).toHaveLength(2);
  expect(mistakes({ stable: 110, canary: -10 })).toHaveLength(2);
});

function mistakes(value: unknown): string[] {
  const issues = weights.safeParse(value).error?.issues ?? [];
  return issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}
