import { expect, test } from 'vitest';
import { catalogue, keepList, type MetricSource, metricOf, nearestSeries } from './catalogue.ts';
import { type Metric, seriesNames } from './metric.ts';

const sources = Object.keys(catalogue) as MetricSource[];
const metrics: readonly Metric[] = Object.values(catalogue).flat();

test.each(sources)('the keep-list of %s keeps each of its series, and none of another source', (source) => {
  const keeps = new RegExp(`^(?:${keepList(source)})$`);
  const own = new Set(catalogue[source].flatMap(seriesNames));
  for (const name of metrics.flatMap(seriesNames)) expect([name, keeps.test(name)]).toEqual([name, own.has(name)]);
});

test('a keep-list is anchored by Prometheus: a name that only begins like a kept one is dropped', () => {
  const keeps = new RegExp(`^(?:${keepList('node')})$`);
  expect(keeps.test('node_cpu_seconds_total')).toBe(true);
  expect(keeps.test('node_cpu_seconds_totals')).toBe(false);
});

test('no metric is in two sources, as nobody could tell which one a rule reads', () => {
  const names = metrics.map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('names and labels have the form that Prometheus takes without quotes', () => {
  for (const { name, labels } of metrics)
    for (const text of [name, ...labels]) expect(text).toMatch(/^[a-zA-Z_][a-zA-Z0-9_]*$/);
});

test('no metric has `le` among its labels: histograms have it by their kind', () => {
  expect(metrics.filter(({ labels }) => labels.includes('le'))).toEqual([]);
});

test('a series of a histogram belongs to its metric, and a misspelt one has a nearest', () => {
  expect(metricOf('istio_request_duration_milliseconds_bucket')?.name).toBe('istio_request_duration_milliseconds');
  expect(metricOf('istio_request_duration_milliseconds')).toBeUndefined();
  expect(nearestSeries('istio_request_total')).toBe('istio_requests_total');
});
