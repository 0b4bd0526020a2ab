import { expect, test } from 'vitest';
import { mutantsOf } from './mutants.ts';

test('comparisons are turned around, limits made ten times higher and lower, sides left out', () => {
  expect(mutantsOf('sum(a) > 5 and b < 0').map(({ expr }) => expr)).toEqual([
    'b < 0',
    'sum(a) > 5',
    'sum(a) <= 5 and b < 0',
    'sum(a) > 50 and b < 0',
    'sum(a) > 0.5 and b < 0',
    'sum(a) > 5 and b >= 0',
  ]);
});

test('of unless only the exception is left out', () => {
  expect(mutantsOf('a unless b')).toEqual([{ says: 'without "b"', expr: 'a' }]);
});

test('what compares nothing never fires, or always', () => {
  expect(mutantsOf('absent(a)').map(({ says }) => says)).toEqual(['never', 'always']);
});

test('numbers of a product on the side of the limit count, those inside functions do not', () => {
  expect(mutantsOf('predict_linear(a[1h], 4 * 3600) < 0.75 * b').map(({ says }) => says)).toEqual([
    '>= for < in "predict_linear(a[1h], 4 * 3600) < 0.75 * b"',
    '7.5 for 0.75',
    '0.075 for 0.75',
  ]);
});
