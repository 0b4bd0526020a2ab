import { logSource, logTargets, type UniqueCount } from './elasticsearch-query.ts';
import type { Mistake } from './mistake.ts';
import { type PrometheusQuery, prometheusMistakes, prometheusSource, prometheusTargets } from './prometheus-query.ts';
import type { Target } from './sdk.ts';

/** What a panel asks: Prometheus, or a count of the logs. */
export type Queries = readonly PrometheusQuery[] | UniqueCount;

/** Queries as a panel carries them. */
export interface Asked {
  readonly datasource: { readonly type: string; readonly uid: string };
  readonly targets: readonly Target[];
  readonly mistakes: readonly Mistake[];
}

/** `range` for what is drawn over time, `instant` for the newest value alone, `table` for its labels as columns. */
export function ask(queries: Queries, form: 'range' | 'instant' | 'table'): Asked {
  if ('unique' in queries) {
    const targets = logTargets(queries, form === 'range' ? 'range' : 'instant');
    return { datasource: logSource, targets, mistakes: [] };
  }
  return {
    datasource: prometheusSource,
    targets: prometheusTargets(queries, form),
    mistakes: prometheusMistakes(queries),
  };
}
