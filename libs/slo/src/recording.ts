import { type Recording, record } from '@auditorsec/alerting/rule';
import type { Slo } from '@auditorsec/config/slo';
import { errors, requests } from './sli.ts';

/** Requests and errors of an objective by region, on which all its other rules stand. */
export function indicators(slo: Slo): Recording[] {
  return [
    recordOf(slo, 'slo:requests:rate5m', requests(slo, '5m')),
    recordOf(slo, 'slo:errors:rate5m', errors(slo, '5m')),
  ];
}

/**
 * Ratios over the windows that page. The longer ones read the counters: each recorded rate spreads an error over the five
 * minutes after it, so that sums of them come to a page half a minute later.
 */
export function fastRatios(slo: Slo): Recording[] {
  const ratio = (window: '5m' | '30m' | '1h', bad: string, all: string) =>
    recordOf(slo, `slo:error_ratio:rate${window}`, `${bad} / (${all} > 0)`);
  return [
    ratio('5m', ofSlo('slo:errors:rate5m', slo), ofSlo('slo:requests:rate5m', slo)),
    ...(['30m', '1h'] as const).map((window) => ratio(window, `(${errors(slo, window)})`, requests(slo, window))),
  ];
}

/** Ratios over long windows: sums of recorded rates, where each region's requests weigh the same whenever they came. */
export function slowRatios(slo: Slo): Recording[] {
  return (['2h', '6h', '1d', '3d', slo.window] as const).map((window) =>
    recordOf(
      slo,
      `slo:error_ratio:rate${window}`,
      `${sum('errors', slo, window)} / (${sum('requests', slo, window)} > 0)`,
    ),
  );
}

/** What is left of the budget, 1 to below 0, by region. */
export function budget(slo: Slo): Recording {
  const ratio = ofSlo(`slo:error_ratio:rate${slo.window}`, slo);
  return recordOf(slo, 'slo:error_budget_remaining:ratio', `1 - ${ratio} / ${slo.budget}`);
}

/** The same of all regions that this Prometheus sees, under other names, so that no sum counts a request twice. */
export function overall(slo: Slo): Recording[] {
  const all = (what: 'errors' | 'requests') => `sum without (region) (${ofSlo(`slo:${what}:rate5m`, slo)})`;
  const over = (what: 'errors' | 'requests') => `sum without (region) (${sum(what, slo, slo.window)})`;
  return [
    recordOf(slo, 'global:slo_requests:rate5m', all('requests')),
    recordOf(slo, 'global:slo_errors:rate5m', all('errors')),
    recordOf(
      slo,
      'global:slo_error_budget_remaining:ratio',
      `1 - ${over('errors')} / (${over('requests')} > 0) / ${slo.budget}`,
    ),
  ];
}

/** Series of one objective. */
export function ofSlo(series: string, { name }: Pick<Slo, 'name'>): string {
  return `${series}{slo="${name}"}`;
}

/** What every rule of an objective carries, so that no two rules of two objectives are the same. */
export function labelsOf({ name, service }: Slo) {
  return { slo: name, service };
}

function recordOf(slo: Slo, name: string, expr: string): Recording {
  return record({ record: name, expr, labels: labelsOf(slo) });
}

function sum(what: 'errors' | 'requests', slo: Slo, window: string): string {
  return `sum_over_time(${ofSlo(`slo:${what}:rate5m`, slo)}[${window}])`;
}
