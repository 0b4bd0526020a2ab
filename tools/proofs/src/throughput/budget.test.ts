import { expect, test } from 'vitest';
import { costOf, overBudget } from './budget.ts';

test('a part costs what the chain takes more with it', () => {
  expect(costOf({ part: 'compression', whole: 150, without: 100 })).toBe(50);
});

test('a part that doubles the chain is still within the budget; one that does more is over it, in figures', () => {
  expect(overBudget({ part: 'compression', whole: 200, without: 100 })).toBeUndefined();
  expect(overBudget({ part: 'compression', whole: 201, without: 100 })).toBe(
    'compression costs 101 µs for each request, the whole gateway without it 100 µs',
  );
});
