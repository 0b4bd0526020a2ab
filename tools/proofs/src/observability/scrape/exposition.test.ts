import { counter, histogram } from '@auditorsec/metrics/metric';
import { expect, test } from 'vitest';
import { missingFrom, readExposition } from './exposition.ts';

const exposition = readExposition([
  '# TYPE hits counter',
  'hits{path="/a,b=\\"c\\"",code="200"} 3',
  'hits 1',
  'wait_bucket{le="1"} 1',
  'wait_count 1',
]);

test('labels of all lines count, whatever stands in their values', () => {
  expect(exposition.get('hits')).toEqual(new Set(['path', 'code']));
});

test('what a target tells is not missing', () => {
  expect(missingFrom(exposition, [counter('hits', 'count', 'code')])).toEqual([]);
});

test('a label, a metric and a part of a histogram that it does not tell are', () => {
  const metrics = [counter('hits', 'count', 'region'), counter('misses', 'count'), histogram('wait', 'seconds')];
  expect(missingFrom(exposition, metrics)).toEqual(['hits has no label region', 'no misses', 'no wait_sum']);
});
