import type { AlertCase } from '@auditorsec/alerts/case';
import { metricNames } from '@auditorsec/promql/parse';
import type { Group, Rule } from './rule-file.ts';

/** An alert, what is recorded for it, and its cases. */
export interface Unit {
  readonly alert: string;
  /** The objective, of alerts that there are one of for each. */
  readonly slo?: string | undefined;
  readonly expr: string;
  readonly groups: readonly Group[];
  readonly cases: readonly AlertCase[];
}

/** The alerts of some groups, each with no more than it needs: promtool evaluates every rule of a file at every step. */
export function unitsOf(groups: readonly Group[], cases: readonly AlertCase[]): Unit[] {
  return groups.flatMap(({ rules }) =>
    rules.flatMap((rule) => {
      const { alert, expr, labels } = rule;
      if (alert === undefined) return [];
      const slo = labels?.['slo'];
      const own = cases.filter((each) => each.alert === alert && (each.slo === undefined || each.slo === slo));
      return [{ alert, slo, expr, groups: needed(groups, rule), cases: own }];
    }),
  );
}

/** The groups with an alert, and with what it reads of what they record, in their order. */
function needed(groups: readonly Group[], alert: Rule): Group[] {
  const recorded = groups
    .flatMap(({ rules }) => rules)
    .filter((rule) => rule.labels?.['slo'] === alert.labels?.['slo']);
  const wanted = new Set([alert]);
  for (const { expr } of wanted) {
    const read = metricNames(expr);
    for (const rule of recorded) if (rule.record !== undefined && read.includes(rule.record)) wanted.add(rule);
  }
  return groups
    .map(({ name, rules }) => ({ name, rules: rules.filter((rule) => wanted.has(rule)) }))
    .filter(({ rules }) => rules.length > 0);
}
