import { parsePromql } from '@auditorsec/promql/parse';
import type { Prometheus } from '../../parts/prometheus.ts';
import { type Asked, day, hasData } from './ask.ts';

/** What is wrong with the answer to a panel's query; nothing when it can be drawn as its author meant it. */
export async function faultsOf(asked: Asked, prometheus: Prometheus): Promise<string[]> {
  const { dashboard, panel, target, expr, answer } = asked;
  const place = `${dashboard.uid}, "${panel.title}", ${target.refId}`;
  const faults = [
    ...(hasData(answer) ? [] : [`no data at any time of the day`]),
    ...answer.warnings,
    ...missingLabels(asked),
    ...(await missingSeries(expr, prometheus)),
  ];
  return faults.map((fault) => `${place}: ${fault} (${expr})`);
}

/** Labels that a legend or the columns of a table show, and some series of the answer has not. */
function missingLabels({ panel, target, answer }: Asked): string[] {
  const legend = [...target.legendFormat.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, label = '']) => label);
  const columns = (panel.transformations ?? []).flatMap(({ options }) => Object.keys(options.renameByName ?? {}));
  return [...legend, ...columns.filter((column) => column !== 'Value')]
    .filter((label) => answer.series.some(({ labels }) => !labels[label]))
    .map((label) => `a series has no label ${label}, which the panel shows`);
}

/** Selections that no series of the day fits. A query can hide them: `errors or vector(0)`. */
export async function missingSeries(expr: string, prometheus: Prometheus): Promise<string[]> {
  const found = await Promise.all(
    parsePromql(expr).selectors.map(async ({ metric = '', matchers }) => {
      const conditions = matchers.map(({ label, operator, value }) => `${label}${operator}${JSON.stringify(value)}`);
      const selector = `${metric}{${conditions.join(',')}}`;
      const { series } = await prometheus.instant(`count(last_over_time(${selector}[2d]))`, day.end);
      return series.length > 0 ? [] : [`nobody has ${selector}`];
    }),
  );
  return found.flat();
}
