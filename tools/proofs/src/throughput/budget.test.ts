import fc from 'fast-check';
import { expect, test } from 'vitest';
import { costOf, overBudget, type Pair, spread } from './budget.ts';
import { median } from './median.ts';

const pairs: Pair[] = [
  { whole: 150, without: 100 },
  { whole: 450, without: 400 },
  { whole: 900, without: 110 },
];

test('a part costs what the chain takes more with it, however busy the machine is in one of three pairs', () => {
  expect(costOf(pairs)).toBe(50);
  expect(spread(pairs)).toEqual([50, 790]);
});

test('a part within its share of the rest is within the budget; one above it is over, in figures', () => {
  expect(overBudget('compression', pairs, 0.5)).toBeUndefined();
  expect(overBudget('compression', pairs, 0.4)).toBe(
    'compression costs 50 µs for each request, more than 40 % of the 110 µs that the gateway takes without it',
  );
});

test('at most half of the numbers lie below the median, and at most half above it', () => {
  expect(median([])).toBeNaN();
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([0, 0, 1])).toBe(0);
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), (numbers) => {
      const middle = median(numbers);
      const half = numbers.length / 2;
      expect(numbers.filter((one) => one < middle).length).toBeLessThanOrEqual(half);
      expect(numbers.filter((one) => one > middle).length).toBeLessThanOrEqual(half);
    }),
  );
});
