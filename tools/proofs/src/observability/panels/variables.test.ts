import { expect, test } from 'vitest';
import { day } from './ask.ts';
import type { Dashboard } from './dashboard.ts';
import { interpolate, scrapeInterval, valuesOf } from './variables.ts';

const dashboard: Dashboard = {
  uid: 'd',
  title: 'D',
  panels: [],
  templating: { list: [{ name: 'region', type: 'query', definition: 'label_values(up, region)' }] },
};

const answering = (...values: string[]) =>
  ({
    instant: async () => ({ warnings: [], series: values.map((region) => ({ labels: { region }, points: [] })) }),
  }) as never;

test('a variable stands for all of its values, as text of a regular expression', async () => {
  const values = await valuesOf(dashboard, answering('eu', 'us.1'), day, 30);
  expect(interpolate('up{region=~"$region"}', values)).toBe('up{region=~"(eu|us\\\\.1)"}');
});

test('a rate looks back over four scrapes at least, and over a step and a scrape', async () => {
  const wide = await valuesOf(dashboard, answering('eu'), day, 30);
  const narrow = await valuesOf(dashboard, answering('eu'), { ...day, step: 15 }, 30);
  expect([wide, narrow].map((values) => interpolate('rate(x[$__rate_interval])', values))).toEqual([
    'rate(x[330s])',
    'rate(x[120s])',
  ]);
});

test('a variable without values, and one that the dashboard lacks, are refused', async () => {
  await expect(valuesOf(dashboard, answering(), day, 30)).rejects.toThrow('has no values');
  expect(() => interpolate('$srvice', new Map())).toThrow('$srvice is no variable');
});

test('groups of a regular expression are no variables', () => {
  expect(interpolate('label_replace(x, "a", "$1", "b", "(.)")', new Map())).toContain('"$1"');
});

test('the scrape interval is the one that the data source names', () => {
  const source = (jsonData: object) =>
    ({
      apiVersion: 'v1',
      kind: 'GrafanaDatasource',
      metadata: { name: 'p' },
      spec: { datasource: { type: 'prometheus', jsonData } },
    }) as never;
  expect([scrapeInterval([source({ timeInterval: '1m' })]), scrapeInterval([source({})])]).toEqual([60, 15]);
});
