import { metricOf, nearestSeries, ownSeries } from '@auditorsec/metrics/catalogue';
import { targetLabels } from '@auditorsec/metrics/metric';
import { parsePromql } from '@auditorsec/promql/parse';
import type { Selector } from '@auditorsec/promql/selectors';
import { withoutTimeVariables } from '@auditorsec/promql/template';
import { dashboards, panelField } from '../dashboard.ts';
import { namesOf } from '../metric-names.ts';
import { keeps, monitors } from '../monitor.ts';
import type { ClusterObjects } from '../objects.ts';
import { prometheusRules } from '../prometheus-rule.ts';
import type { ClusterRule } from '../rule.ts';

/** Every metric that a rule or panel reads is recorded by a rule, or survives a monitor's keep-list, with the labels that it asks for. */
export const matchAlertMetrics: ClusterRule = {
  name: 'match-alert-metrics',
  scope: 'cluster',
  check(objects, report) {
    const isThere = presence(objects);
    for (const { expr, file, field, alert } of prometheusRules(objects))
      for (const fault of faults(expr, isThere))
        report(file, `${alert ? 'the alert never fires' : 'nothing is recorded'}: ${fault}`, `${field}.expr`);
    for (const { file, panels } of dashboards(objects))
      for (const panel of panels)
        for (const { expr } of panel.targets ?? [])
          for (const fault of faults(withoutTimeVariables(expr ?? 'vector(0)'), isThere))
            report(file, `the panel stays empty: ${fault}`, panelField(panel));
  },
};

/** Whether a series is there in this cluster: of Prometheus itself, recorded, or scraped and kept. */
function presence(objects: ClusterObjects): (series: string) => boolean {
  const named = new Set<string>(ownSeries);
  for (const { record } of prometheusRules(objects)) if (record) named.add(record);
  const endpoints = monitors(objects).flatMap((monitor) => monitor.endpoints);
  const known = new Map<string, boolean>();
  return (series) => {
    const there = known.get(series) ?? (named.has(series) || endpoints.some((endpoint) => keeps(endpoint, series)));
    known.set(series, there);
    return there;
  };
}

function* faults(expr: string, isThere: (series: string) => boolean): Generator<string> {
  const { problems, selectors } = parsePromql(expr);
  const [problem] = problems;
  if (problem) {
    yield `its query is no PromQL: column ${problem.column} of line ${problem.line} has ${problem.found}, where ${problem.allowed} may stand.`;
    return;
  }
  for (const selector of selectors) {
    for (const name of namesOf(selector)) {
      if (!isThere(name)) yield missing(name);
      else yield* wrongLabels(name, selector);
    }
  }
}

function missing(name: string): string {
  if (metricOf(name)) return `no monitor keeps ${name}. Add the monitor of its source, or its name to the keep-list.`;
  const nearest = nearestSeries(name);
  return (
    `no rule records ${name} and no monitor keeps it. ` +
    (nearest
      ? `Did you mean ${nearest}?`
      : 'Write it into libs/metrics, whence keep-lists are made, if its source exposes it.')
  );
}

function* wrongLabels(name: string, { matchers }: Selector): Generator<string> {
  const metric = metricOf(name);
  if (!metric) return;
  const known: readonly string[] = [...metric.labels, ...targetLabels, '__name__', 'le'];
  for (const { label, operator, value } of matchers) {
    if (!known.includes(label))
      yield `${name} has no label ${label}. It has ${[...metric.labels, ...targetLabels].join(', ')}.`;
    if (label === 'le' && operator === '=' && /^\d+(\.0)?$/.test(value))
      yield `Prometheus 3 stores the bound ${value} as another text than Prometheus 2. Write le=~"${Number(value)}(\\\\.0)?".`;
  }
}
