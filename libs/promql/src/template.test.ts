import { expect, test } from 'vitest';
import { parsePromql } from './parse.ts';
import { withoutTimeVariables } from './template.ts';

test.each([
  'sum by (region) (rate(a{region=~"$region"}[$__rate_interval]))',
  'increase(a[$__range]) / $__range_s',
  `max_over_time(a[\${__range}:$__interval]) * \${__interval_ms}`,
])('%s becomes PromQL of the same length', (expr) => {
  const plain = withoutTimeVariables(expr);
  expect(parsePromql(plain).problems).toEqual([]);
  expect(plain).toHaveLength(expr.length);
});

test('a mistake keeps its place', () => {
  expect(parsePromql(withoutTimeVariables('rate(a[$__rate_interval]) +')).problems).toMatchObject([{ column: 28 }]);
});

test('a variable of another name is left to be found', () => {
  expect(withoutTimeVariables('rate(a[$__rate_intervals])')).toBe('rate(a[$__rate_intervals])');
});
