import { type Fleet, fleetSchema } from '@auditorsec/config/fleet';
import { smallFleet } from '@auditorsec/config/testing/small-fleet';
import type { DashboardJson, PanelJson } from '@auditorsec/grafana/sdk';
import { metricOf, ownSeries } from '@auditorsec/metrics/catalogue';
import { targetLabels } from '@auditorsec/metrics/metric';
import { hashed } from '@auditorsec/privacy/fields';
import { parsePromql } from '@auditorsec/promql/parse';
import { withoutTimeVariables } from '@auditorsec/promql/template';
import { accessLogFields } from '@auditorsec/telemetry/access-log-format';
import { describe, expect, test } from 'vitest';
import { budget } from './dashboards/cost/budget.ts';
import { dashboardsOf } from './dashboards.ts';
import { outline } from './testing/outline.ts';

const slos = { availability: { routes: ['/v1/'], good: 'answered' }, latency: { routes: ['/v1/'], good: 'fast' } };
const fleetWith = (changes: object = {}): Fleet => fleetSchema.parse({ ...smallFleet, slos, ...changes });
const dashboardsWith = (changes: object = {}) =>
  dashboardsOf(fleetWith(changes)).map(({ json }) => JSON.parse(json) as DashboardJson);

const dashboards = dashboardsWith();
const panelsOf = ({ panels }: DashboardJson) => panels.filter((panel): panel is PanelJson => 'targets' in panel);
const targets = dashboards.flatMap((dashboard) =>
  panelsOf(dashboard).flatMap((panel) => panel.targets.map((target) => ({ panel: panel.title, target }))),
);
const steps = (uid: string, title: string, from = dashboards) =>
  from
    .filter((dashboard) => dashboard.uid === uid)
    .flatMap(panelsOf)
    .find((panel) => panel.title?.startsWith(title))
    ?.fieldConfig.defaults.thresholds?.steps.flatMap(({ value }) => value ?? []);

test('there are the six dashboards of the plan, under uids that alerts link to', () => {
  expect(Object.fromEntries(dashboards.map(({ uid, title }) => [uid, title]))).toEqual({
    'system-health': 'System Health',
    'api-performance': 'API Performance',
    infrastructure: 'Infrastructure Utilization',
    'error-tracking': 'Error Tracking',
    'user-behaviour': 'User Behavior',
    cost: 'Cost Analysis',
  });
});

test.each(dashboards.map((dashboard): [string, DashboardJson] => [dashboard.uid ?? '', dashboard]))(
  'what %s shows can be read in its golden',
  async (uid, dashboard) => {
    await expect(outline(dashboard)).toMatchFileSnapshot(`../golden/${uid}.txt`);
  },
);

test('they are rendered once for all clusters of a fleet', () => {
  const fleet = fleetWith();
  expect(dashboardsOf(fleet)).toBe(dashboardsOf(fleet));
});

describe('what panels draw lines at comes from where alerts have it', () => {
  test('the target of latency and the objectives come from the fleet', () => {
    expect(steps('api-performance', 'p99 of reads')).toEqual([100]);
    expect(steps('api-performance', 'Share of reads')).toEqual([0.99]);
    const slower = dashboardsWith({ targets: { ...smallFleet.targets, latency: '250ms' } });
    expect(steps('api-performance', 'p99 of reads', slower)).toEqual([250]);
    expect(steps('user-behaviour', 'Apdex', slower)).toHaveLength(2);
  });

  test('burn rates are those of the alerts, for the window of each objective', () => {
    expect(steps('system-health', 'Burn rate: availability')).toEqual([6, 14.4]);
    const weekly = dashboardsWith({ slos: { weekly: { routes: ['/v1/'], good: 'answered', window: '7d' } } });
    expect(steps('system-health', 'Burn rate: weekly', weekly)).toEqual([1.4, 3.36]);
  });

  test("the plan's error rates are drawn as looser than the objective that stands beside them", () => {
    const strict = dashboardsWith({ targets: { ...smallFleet.targets, availability: '99.99%' } });
    expect(steps('error-tracking', 'Error ratio: availability', strict)).toEqual([0.0005, 0.001]);
    expect(JSON.stringify(strict)).toContain('"expr":"vector(0.0001)"');
  });

  test('CPU, memory and disk have the limits of the alerts', () => {
    expect(['Node CPU', 'Node memory', 'Disk'].map((title) => steps('infrastructure', title))).toEqual([
      [0.7],
      [0.8],
      [0.85],
    ]);
  });
});

test('every metric of a panel is scraped or recorded, and has the labels that are asked for', () => {
  const own = new Set<string>(ownSeries);
  for (const { panel, target } of targets) {
    if (!('expr' in target)) continue;
    for (const { metric = '', matchers } of parsePromql(withoutTimeVariables(target.expr)).selectors) {
      if (metric.startsWith('slo:') || own.has(metric)) continue;
      const known = [...targetLabels, 'le', ...(metricOf(metric)?.labels ?? [])];
      expect([panel, metric, metricOf(metric) !== undefined]).toEqual([panel, metric, true]);
      for (const { label } of matchers) expect([panel, metric, known.includes(label)]).toEqual([panel, metric, true]);
    }
  }
});

test('users are counted by their hash, in fields that the access log has', () => {
  const fields = new Set([...accessLogFields.map(({ name }) => name), ...hashed.map(({ as }) => as)]);
  const [user] = hashed.filter(({ field }) => field === 'user.id');
  const counts = targets.flatMap(({ target }) => ('metrics' in target ? [target] : []));
  expect(counts).toHaveLength(3);
  for (const { metrics, bucketAggs } of counts) {
    expect(metrics).toEqual([{ id: '1', type: 'cardinality', field: user?.as }]);
    const asked = [...JSON.stringify(bucketAggs).matchAll(/([a-z]+(?:[._][a-z]+)+):/g)].map(([, name = '']) => name);
    expect(asked.length).toBeGreaterThan(1);
    expect(asked.filter((name) => !fields.has(name))).toEqual([]);
  }
});

test('the budget of each region is the one in the fleet', () => {
  const forecast = dashboards.flatMap(panelsOf).find(({ title }) => title === 'Month forecast of the budget');
  expect(JSON.stringify(forecast?.targets)).toContain('label_replace(vector(1000)');
});

test('the budgets of a thousand regions are an expression that the grammar takes', () => {
  const fleet = fleetWith();
  const [[name, cluster] = ['', undefined]] = Object.entries(fleet.clusters);
  const clusters = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`${name}-${index}`, cluster]));
  const [forecast] = budget({ ...fleet, clusters } as Fleet);
  const [expr = ''] = JSON.stringify(forecast).match(/(?<="expr":").*?(?=","legend)/) ?? [];
  const { problems } = parsePromql(withoutTimeVariables(JSON.parse(`"${expr}"`) as string));
  expect(expr.match(/vector\(/g)).toHaveLength(1000);
  expect(problems).toEqual([]);
});
