import { ConfigError } from '@auditorsec/problem/problem';
import { expect, test } from 'vitest';
import { type DashboardProps, dashboard, renderDashboards } from './dashboard.ts';
import type { Panel } from './panel.ts';
import { stat } from './panels/stat.ts';
import { timeseries } from './panels/timeseries.ts';

const good = { title: 'Up', description: 'What is up.', unit: 'count' } as const;
const up = { expr: 'up{region=~"$region"}', legend: '{{region}}' };
const dashboardOf = (panels: readonly Panel[], props: Partial<DashboardProps> = {}) =>
  dashboard({ uid: 'up', title: 'Up', description: 'What is up.', rows: [{ title: 'All', panels }], ...props });

test('a good panel is taken', () => {
  expect(mistakes([dashboardOf([stat({ ...good, queries: [up] })])])).toEqual([]);
});

test.each([
  ['sum(rate(up{region=~"$region"}[5m])', 'queries[0].expr, line 1, column 36', undefined],
  ['up{region="us-east-1"}', 'queries[0].expr', undefined],
  ['up', 'queries[0].expr', undefined],
  ['up{region=~"$region"} / up', 'queries[0].expr', undefined],
  ['up{region=~"$region",job=~"$servise"}', 'queries[0].expr', 'service'],
])('%s is refused with its place', (expr, field, nearest) => {
  const found = mistakes([dashboardOf([stat({ ...good, queries: [{ ...up, expr }] })])]);
  expect(found.map((mistake) => [mistake.field, mistake.nearest])).toEqual([
    [`dashboard up, panel "Up": ${field}`, nearest],
  ]);
});

test('a selector of one region is refused with what it should ask for', () => {
  const [mistake] = mistakes([dashboardOf([stat({ ...good, queries: [{ ...up, expr: 'up{region="us-east-1"}' }] })])]);
  expect(mistake).toMatchObject({
    found: 'up of region = "us-east-1"',
    allowed: 'region=~"$region" in every selector: dashboards are the same in all regions',
  });
});

test('an unknown unit is refused with the nearest', () => {
  const unit = 'requestPerSecond' as 'requestsPerSecond';
  expect(mistakes([dashboardOf([stat({ ...good, unit, queries: [up] })])])).toMatchObject([
    { field: 'dashboard up, panel "Up": unit', found: 'requestPerSecond', nearest: 'requestsPerSecond' },
  ]);
});

test('a panel without a description, and a query without a legend, are refused', () => {
  const panel = timeseries({ ...good, description: ' ', queries: [{ ...up, legend: '' }] });
  expect(mistakes([dashboardOf([panel])]).map(({ field }) => field)).toEqual([
    'dashboard up, panel "Up": description',
    'dashboard up, panel "Up": queries[0].legend',
  ]);
});

test('what two dashboards or two panels share is refused, together with all else', () => {
  const panel = stat({ ...good, queries: [up] });
  const found = mistakes([
    dashboardOf([panel, panel]),
    dashboardOf([]),
    dashboardOf([], { uid: 'down', title: 'Down' }),
  ]);
  expect(found.map(({ field, found }) => `${field}: ${found}`)).toEqual([
    'dashboard up: uid: up',
    'dashboard up: title: Up',
    'dashboard up, panel "Up": a second panel of this title',
  ]);
});

function mistakes(dashboards: Parameters<typeof renderDashboards>[0]) {
  try {
    renderDashboards(dashboards);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}
