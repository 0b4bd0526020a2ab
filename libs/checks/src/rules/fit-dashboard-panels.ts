import { type DatasourceReference, dashboards, type Panel, panelField, type Target } from '../dashboard.ts';
import type { ClusterRule } from '../rule.ts';

/** Every panel reads the data source that people choose, says what its numbers are, and names its series. */
export const fitDashboardPanels: ClusterRule = {
  name: 'fit-dashboard-panels',
  scope: 'cluster',
  check(objects, report) {
    for (const { file, panels } of dashboards(objects))
      for (const panel of panels) for (const fault of faults(panel)) report(file, fault, panelField(panel));
  },
};

/** Visualisations whose numbers mean nothing without a unit. */
const NUMBERS = new Set(['bargauge', 'gauge', 'piechart', 'stat', 'table', 'timeseries']);

function* faults({ type = '', datasource, fieldConfig, targets = [] }: Panel): Generator<string> {
  if (targets.length === 0) return;
  const fixed = [datasource, ...targets.map((target) => target.datasource)].find((source) => !isVariable(source));
  if (fixed !== undefined || datasource === undefined)
    yield `it reads ${nameOf(fixed)}, which is not there in every Grafana: the panel stays empty where it isn't. Name the data source by a variable, \${datasource}.`;
  if (NUMBERS.has(type) && !fieldConfig?.defaults?.unit)
    yield 'it says no unit: in an outage nobody knows whether 0.5 is half of the requests or half a second. Set fieldConfig.defaults.unit.';
  const nameless = targets.find((target) => !hasLegend(target));
  if (nameless)
    yield `query ${nameless.refId ?? ''} names no series: a legend of whole label sets can't be read, nor compared. Set legendFormat, such as {{region}}.`;
}

function isVariable(source: DatasourceReference | undefined): boolean {
  const uid = typeof source === 'string' ? source : source?.uid;
  // A target without one takes that of its panel.
  return source === undefined || /^\$(\w+|\{\w+\})$/.test(uid ?? '');
}

function nameOf(source: DatasourceReference | undefined): string {
  const uid = typeof source === 'string' ? source : source?.uid;
  return uid ? `the data source ${uid}` : 'the default data source';
}

/** Labels of a table are its columns. */
function hasLegend({ expr, format, legendFormat = '' }: Target): boolean {
  return expr === undefined || format === 'table' || (legendFormat.trim() !== '' && legendFormat !== '__auto');
}
