import { PanelBuilder as BarGauge } from '@grafana/grafana-foundation-sdk/bargauge';
import { DashboardBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder as PieChart } from '@grafana/grafana-foundation-sdk/piechart';
import { DataqueryBuilder } from '@grafana/grafana-foundation-sdk/prometheus';
import { PanelBuilder as Stat } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as StateTimeline } from '@grafana/grafana-foundation-sdk/statetimeline';
import { PanelBuilder as Table } from '@grafana/grafana-foundation-sdk/table';
import { PanelBuilder as Timeseries } from '@grafana/grafana-foundation-sdk/timeseries';
import { expect, test } from 'vitest';
import { dashboard, renderDashboards } from './dashboard.ts';
import { barGauge } from './panels/bar-gauge.ts';
import { pieChart } from './panels/pie-chart.ts';
import { stat } from './panels/stat.ts';
import { stateTimeline } from './panels/state-timeline.ts';
import { table } from './panels/table.ts';
import { timeseries } from './panels/timeseries.ts';

const text = { title: 'Up', description: 'What is up.' };
const query = { expr: 'up{region=~"$region"}', legend: '{{region}}' };
const props = { ...text, unit: 'count', queries: [query] } as const;
const panels = {
  bargauge: [barGauge(props), new BarGauge()],
  piechart: [pieChart(props), new PieChart()],
  stat: [stat(props), new Stat()],
  'state-timeline': [stateTimeline({ ...text, queries: [query], states: {} }), new StateTimeline()],
  table: [table({ ...props, query, columns: {}, value: 'Up' }), new Table()],
  timeseries: [timeseries(props), new Timeseries()],
} as const;

/** The fields of an object and of those in it, each as a path. */
function fields(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path];
  return Object.entries(value).flatMap(([key, field]) => fields(field, path ? `${path}.${key}` : key));
}

test.each(Object.entries(panels))(
  'a %s names every option that the builder of the SDK sets',
  (type, [ours, theirs]) => {
    const built = theirs.build();
    expect(ours.json.type).toBe(built.type);
    expect(ours.json.type).toBe(type);
    expect(fields(ours.json.options)).toEqual(expect.arrayContaining(fields(built.options)));
  },
);

test('a dashboard and its queries have the fields and the format that the builders of the SDK give them', () => {
  const [ours] = renderDashboards([
    dashboard({ uid: 'up', title: 'Up', description: 'Up.', rows: [{ title: 'All', panels: [stat(props)] }] }),
  ]);
  const theirs = new DashboardBuilder('Up').uid('up').description('Up.').build();
  const { fiscalYearStartMonth: _, ...defaults } = theirs;
  expect(Object.keys(ours ?? {})).toEqual(expect.arrayContaining(Object.keys(defaults)));
  expect(ours?.schemaVersion).toBe(theirs.schemaVersion);
  const target = new DataqueryBuilder().expr(query.expr).legendFormat(query.legend).instant().refId('A').build();
  expect(stat(props).json.targets).toMatchObject([JSON.parse(JSON.stringify(target))]);
});
