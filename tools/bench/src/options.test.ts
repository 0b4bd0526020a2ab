import { expect, test } from 'vitest';
import { parseOptions } from './options.ts';

test('without options all four sizes are measured', () => {
  expect(parseOptions([]).sizes).toEqual([3, 30, 300, 1000]);
});

test('reviews are measured at the size of today and at a large one', () => {
  expect(parseOptions(['--diff'])).toMatchObject({ diff: true, sizes: [3, 100] });
});

test('sizes are measured in ascending order, each once', () => {
  expect(parseOptions(['--only', '30,3,30']).sizes).toEqual([3, 30]);
});

test.each([
  [['--only', '3,x'], '--only: found "x"; allowed is a whole number from 1 to 1000.'],
  [['--only', '1001'], '--only: found "1001"; allowed is a whole number from 1 to 1000.'],
  [['--rounds', '0'], '--rounds: found "0"; allowed is a whole number from 1 to 100.'],
  [['--fast'], "Unknown option '--fast'"],
])('%j is wrong usage, and the message says what is allowed', (words, message) => {
  expect(() => parseOptions(words)).toThrow(message);
});
