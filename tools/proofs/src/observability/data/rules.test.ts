import { expect, test } from 'vitest';
import type { Region } from './region.ts';
import { levels, recordedRules } from './rules.ts';

const region = (rules: readonly object[]): Region => ({
  name: 'eu-west-1',
  cluster: 'eu-west-1',
  share: 1,
  nodes: [],
  pods: [],
  monitors: [],
  objects: [
    { apiVersion: 'v1', kind: 'PrometheusRule', metadata: { name: 'r' }, spec: { groups: [{ rules }] } } as never,
  ],
});

const recorded = (record: string, expr: string) => ({ record, expr, labels: {} });

test('rules are recorded after those that they read', () => {
  const [one, two, three] = [recorded('c', 'a + b'), recorded('a', 'up'), recorded('b', 'sum(a)')];
  expect(levels([one, two, three])).toEqual([[two], [three], [one]]);
});

test('a rule that reads its own past waits for no other', () => {
  const [own, reader] = [recorded('a', 'up or last_over_time(a[7d])'), recorded('b', 'a')];
  expect(levels([reader, own])).toEqual([[own], [reader]]);
});

test('rules that read each other are refused', () => {
  expect(() => levels([recorded('a', 'b'), recorded('b', 'a')])).toThrow('in a circle: a, b');
});

test('every rule carries the region where it runs, as what is sent to other regions does', () => {
  expect(recordedRules(region([{ record: 'a', expr: 'up', labels: { slo: 'x' } }]))).toEqual([
    { record: 'a', expr: 'up', labels: { slo: 'x', region: 'eu-west-1', cluster: 'eu-west-1' } },
  ]);
});

test('an alert is the series ALERTS, once it has held for its time', () => {
  const [plain, patient] = recordedRules(
    region([
      { alert: 'Now', expr: 'up == 0' },
      { alert: 'Later', expr: 'up == 0', for: '1h30m' },
    ]),
  );
  expect(plain).toMatchObject({ record: 'ALERTS', expr: 'group without () (up == 0)', labels: { alertname: 'Now' } });
  expect(patient?.expr).toContain('[90m:1m]) >= 90');
});
