import { expect, test } from 'vitest';
import { check } from '../testing.ts';
import { asking, dashboard, panel } from '../testing-grafana.ts';
import { fitDashboardQueries } from './fit-dashboard-queries.ts';

const findings = (target: Record<string, unknown>) => check(fitDashboardQueries, [dashboard([asking(target)])]);

test('a rate over $__rate_interval of the chosen regions passes', () => {
  expect(check(fitDashboardQueries, [dashboard([panel])])).toEqual([]);
});

test('a fixed short window in a graph fails', () => {
  expect(findings({ expr: 'rate(requests_total{region=~"$region"}[5m])' })).toMatchInlineSnapshot(`
    [
      "GrafanaDashboard observability/shop spec.json: panel "Requests": query A looks back 5m from each point. Over a week the points lie further apart, and what happened between them is not drawn; on a short range there may be too few samples for a rate. Write [$__rate_interval].",
    ]
  `);
  expect(findings({ expr: 'max_over_time(requests[5m:30s])' })).toHaveLength(1);
});

test('a window of hours is meant, one of a single value has no points beside it, and text is no window', () => {
  for (const expr of ['predict_linear(free[6h], 3600)', 'avg_over_time(cost[7d:1h])', 'up{path="[5m]"}'])
    expect(findings({ expr })).toEqual([]);
  expect(findings({ expr: 'increase(restarts_total[15m])', range: false })).toEqual([]);
});

test('a query of one region, or of named ones, fails', () => {
  for (const matcher of ['region="us-east-1"', 'region=~"us-east-1|eu-west-1"', 'cluster="us-east-1"'])
    expect(findings({ expr: `up{${matcher}}` })).toEqual([expect.stringContaining('alone')]);
  expect(findings({ expr: 'probe_success{target_region="us-east-1"}' })).toEqual([]);
});

test('a query that is no PromQL fails with the place in it', () => {
  expect(findings({ expr: 'sum(rate(x[$__rate_interval])' })).toEqual([
    expect.stringContaining('is no PromQL, so the panel shows an error: line 1, column 30'),
  ]);
});

test('a query of another data source is not judged', () => {
  expect(findings({ expr: undefined, query: 'rate[5m]' })).toEqual([]);
});
