import { expect, test } from 'vitest';
import { check } from '../testing.ts';
import { asking, dashboard, panel } from '../testing-grafana.ts';
import { fitDashboardPanels } from './fit-dashboard-panels.ts';

const findings = (changed: object) => check(fitDashboardPanels, [dashboard([changed])]);

test('a panel with a data source by variable, a unit and a legend passes', () => {
  expect(findings(panel)).toEqual([]);
  expect(findings(asking({ datasource: undefined }))).toEqual([]);
});

test('a data source by its uid or by default fails, in the panel and in a query', () => {
  expect(findings({ ...panel, datasource: { type: 'prometheus', uid: 'prometheus' } })).toMatchInlineSnapshot(`
    [
      "GrafanaDashboard observability/shop spec.json: panel "Requests": it reads the data source prometheus, which is not there in every Grafana: the panel stays empty where it isn't. Name the data source by a variable, \${datasource}.",
    ]
  `);
  expect(findings({ ...panel, datasource: undefined })).toEqual([expect.stringContaining('the default data source')]);
  expect(findings({ ...panel, datasource: 'Prometheus' })).toHaveLength(1);
  expect(findings(asking({ datasource: { uid: 'P1809F7CD0C75ACF3' } }))).toHaveLength(1);
});

test('numbers without a unit fail; states have none', () => {
  const bare = { ...panel, fieldConfig: { defaults: {} } };
  expect(findings(bare)).toEqual([expect.stringContaining('it says no unit')]);
  expect(findings({ ...bare, type: 'state-timeline' })).toEqual([]);
});

test('series without a name fail, and so does what Grafana makes up; a table has columns', () => {
  for (const legendFormat of ['', ' ', '__auto', undefined])
    expect(findings(asking({ legendFormat }))).toEqual([expect.stringContaining('query A names no series')]);
  expect(findings(asking({ legendFormat: '', format: 'table' }))).toEqual([]);
});

test('a query of the logs names its series itself, and a text panel has no query', () => {
  expect(findings(asking({ expr: undefined, legendFormat: undefined, query: '*' }))).toEqual([]);
  expect(findings({ type: 'text', title: 'Read me' })).toEqual([]);
});

test('panels of a collapsed row are judged too', () => {
  const row = { type: 'row', title: 'More', panels: [{ ...panel, datasource: 'Prometheus' }] };
  expect(findings(row)).toHaveLength(1);
});
