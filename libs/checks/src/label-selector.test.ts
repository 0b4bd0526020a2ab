import { expect, test } from 'vitest';
import { selects } from './label-selector.ts';

const term = (operator: string, values?: string[]) => ({
  matchExpressions: [{ key: 'app', operator, ...(values && { values }) }],
});

test('a selector without a term selects everything', () => {
  expect(selects({}, {})).toBe(true);
  expect(selects({}, { app: 'cart' })).toBe(true);
});

test('every label and every expression has to hold', () => {
  const both = { matchLabels: { tier: 'web' }, ...term('In', ['cart']) };
  expect(selects(both, { app: 'cart', tier: 'web' })).toBe(true);
  expect(selects(both, { app: 'cart' })).toBe(false);
  expect(selects(both, { tier: 'web' })).toBe(false);
});

test('In and Exists want the label, NotIn and DoesNotExist hold without it', () => {
  expect(selects(term('In', ['cart', 'shop']), { app: 'shop' })).toBe(true);
  expect(selects(term('In', ['cart']), {})).toBe(false);
  expect(selects(term('Exists'), { app: '' })).toBe(true);
  expect(selects(term('Exists'), {})).toBe(false);
  expect(selects(term('NotIn', ['cart']), {})).toBe(true);
  expect(selects(term('NotIn', ['cart']), { app: 'cart' })).toBe(false);
  expect(selects(term('DoesNotExist'), {})).toBe(true);
  expect(selects(term('DoesNotExist'), { app: 'cart' })).toBe(false);
});

test('an operator that Kubernetes has not selects nothing', () => {
  expect(selects(term('Near', ['cart']), { app: 'cart' })).toBe(false);
});
