import { expect, test } from 'vitest';
import { suggest } from './suggest.ts';

const regions = ['us-east-1', 'us-east-2', 'eu-west-1'];

test.each([
  ['us-esat-1', 'us-east-1'],
  ['us-east-2', 'us-east-2'],
  ['eu-west', 'eu-west-1'],
  ['EU-WEST-1', undefined],
  ['mars', undefined],
  ['', undefined],
])('%o is taken for %o', (found, meant) => {
  expect(suggest(found, regions)).toBe(meant);
});

test('short names allow two slips, long ones a third of their letters', () => {
  expect(suggest('ab', ['abcd'])).toBe('abcd');
  expect(suggest('ab', ['abcde'])).toBeUndefined();
  expect(suggest('ci-falure-agnt', ['ci-failure-agent'])).toBe('ci-failure-agent');
});

test('where there is nothing to choose from, nothing is suggested', () => {
  expect(suggest('a', [])).toBeUndefined();
});
