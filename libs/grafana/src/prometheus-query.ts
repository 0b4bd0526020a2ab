import { suggest } from '@auditorsec/problem/suggest';
import { parsePromql } from '@auditorsec/promql/parse';
import { withoutTimeVariables } from '@auditorsec/promql/template';
import type { Mistake } from './mistake.ts';
import type { PrometheusTarget } from './sdk.ts';
import { reference, variableNames, variablesIn } from './variable.ts';

export interface PrometheusQuery {
  /**
   * PromQL with Grafana's variables. Every selector asks for the regions that people chose: `region=~"$region"`. A rate over
   * time takes `$__rate_interval`, which grows with the time range, so that no sample falls between two points.
   */
  readonly expr: string;
  /** What each series is called: text with labels, such as `{{region}}`. */
  readonly legend: string;
}

export const prometheusSource = { type: 'prometheus', uid: reference('datasource') } as const;

/** `range` for what is drawn over time, `instant` for the newest value alone, `table` for its labels as columns. */
export function prometheusTargets(
  queries: readonly PrometheusQuery[],
  form: 'range' | 'instant' | 'table',
): PrometheusTarget[] {
  return queries.map(({ expr, legend }, index) => ({
    refId: String.fromCharCode(65 + index),
    datasource: prometheusSource,
    editorMode: 'code',
    expr,
    legendFormat: legend,
    format: form === 'table' ? 'table' : 'time_series',
    instant: form !== 'range',
    range: form === 'range',
  }));
}

/** Queries that Prometheus would refuse, that know no such variable, or that look at other regions than were chosen. */
export function prometheusMistakes(queries: readonly PrometheusQuery[]): Mistake[] {
  return queries.flatMap(({ expr, legend }, index) => {
    const field = `queries[${index}]`;
    return [
      ...syntaxMistakes(expr, `${field}.expr`),
      ...variableMistakes(expr, `${field}.expr`),
      ...regionMistakes(expr, `${field}.expr`),
      ...(legend.trim() ? [] : [{ field: `${field}.legend`, found: 'nothing', allowed: 'a name for each series' }]),
    ];
  });
}

function syntaxMistakes(expr: string, field: string): Mistake[] {
  return parsePromql(withoutTimeVariables(expr)).problems.map(({ line, column, ...mistake }) => ({
    field: `${field}, line ${line}, column ${column}`,
    ...mistake,
  }));
}

function variableMistakes(expr: string, field: string): Mistake[] {
  return variablesIn(expr)
    .filter((name) => !variableNames.some((known) => known === name))
    .map((name) => ({
      field,
      found: `$${name}`,
      allowed: `one of ${variableNames.map((known) => `$${known}`).join(', ')}`,
      nearest: suggest(name, variableNames),
    }));
}

function regionMistakes(expr: string, field: string): Mistake[] {
  return parsePromql(withoutTimeVariables(expr))
    .selectors.filter(({ matchers }) => !matchers.some(({ label, value }) => label === 'region' && value === '$region'))
    .map(({ metric = 'a selector', matchers }) => {
      const written = matchers.find(({ label }) => label === 'region');
      return {
        field,
        found: `${metric} ${written ? `of region ${written.operator} "${written.value}"` : 'of every region'}`,
        allowed: 'region=~"$region" in every selector: dashboards are the same in all regions',
      };
    });
}
