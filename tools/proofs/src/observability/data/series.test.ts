import { catalogue } from '@auditorsec/metrics/catalogue';
import { expect, test } from 'vitest';
import { bucketLabel, shareBelow } from './histogram.ts';
import { regions } from './region.ts';
import { seriesOf } from './series.ts';
import { sources } from './sources.ts';
import { scrapes } from './timeline.ts';

test('every metric of the catalogue has a behaviour on the day, and nothing else has', () => {
  for (const [source, metrics] of Object.entries(catalogue)) {
    const shapes = Object.keys(sources[source as keyof typeof catalogue]);
    expect(shapes.sort(), source).toEqual(metrics.map(({ name }) => name).sort());
  }
});

test('no two series are the same, and each has its region', () => {
  const [region] = regions();
  const names = [...(region ? seriesOf(region) : [])].map(({ name, labels }) =>
    JSON.stringify([name, Object.entries(labels).sort()]),
  );
  expect(names.length).toBeGreaterThan(1000);
  expect(new Set(names).size).toBe(names.length);
  expect(names.every((name) => name.includes('"region","us-east-1"'))).toBe(true);
});

test('half of the observations of a histogram stay below its median, and 99 of 100 below five times that', () => {
  expect(shareBelow(20, 20)).toBe(0.5);
  expect(shareBelow(100, 20)).toBeCloseTo(0.99, 1);
});

test('bounds of buckets are written as Prometheus 3 stores them', () => {
  expect([100, 0.5].map(bucketLabel)).toEqual(['100.0', '0.5']);
});

test('targets are scraped often enough for a rate over five minutes', () => {
  const gaps = scrapes.slice(1).map((seconds, index) => seconds - (scrapes[index] ?? 0));
  expect(Math.max(...gaps)).toBe(300);
  expect(gaps.at(-1)).toBe(120);
});
