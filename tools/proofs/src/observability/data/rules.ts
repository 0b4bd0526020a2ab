import { metricNames } from '@auditorsec/promql/parse';
import { type KubernetesObject, ofKind } from '../objects.ts';
import type { Region } from './region.ts';

/** A rule that is recorded under a name, with labels over those of its expression. */
export interface Recorded {
  readonly record: string;
  readonly expr: string;
  readonly labels: Readonly<Record<string, string>>;
}

interface Rule extends Partial<Recorded> {
  readonly expr: string;
  readonly alert?: string;
  readonly for?: string;
}

interface PrometheusRule extends KubernetesObject {
  readonly spec: { readonly groups: readonly { readonly rules: readonly Rule[] }[] };
}

/**
 * Every rule of a region's files in a form that can be recorded for the past: alerts as the series ALERTS. All get the
 * labels that Prometheus adds to what it sends to others.
 */
export function recordedRules({ name, cluster, objects }: Region): Recorded[] {
  return ofKind<PrometheusRule>(objects, 'PrometheusRule')
    .flatMap(({ spec }) => spec.groups.flatMap(({ rules }) => rules))
    .map(({ labels, ...rule }) => ({ ...rule, labels: { ...labels, region: name, cluster } }))
    .map((rule) => (rule.alert === undefined ? { ...rule, record: rule.record ?? '' } : firing(rule.alert, rule)));
}

/** Prometheus writes ALERTS as it evaluates an alert; nothing does so for the past. This says the same of a minute's grid. */
function firing(alertname: string, { expr, labels, for: duration = '0m' }: Rule & Pick<Recorded, 'labels'>): Recorded {
  const minutes = minutesOf(duration);
  const holds = `group without () (${expr})`;
  return {
    record: 'ALERTS',
    expr: minutes > 0 ? `group without () (count_over_time((${holds})[${minutes}m:1m]) >= ${minutes})` : holds,
    labels: { ...labels, alertname, alertstate: 'firing' },
  };
}

/** A duration of Prometheus, in whole minutes. */
function minutesOf(duration: string): number {
  const parts = [...duration.matchAll(/(\d+)([dhms])/g)];
  const seconds = parts.reduce((sum, [, count, unit]) => sum + Number(count) * (SECONDS[unit ?? ''] ?? 0), 0);
  return Math.ceil(seconds / 60);
}

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** Rules in the order in which they can be recorded: those of a level read what earlier levels recorded. */
export function levels(rules: readonly Recorded[]): Recorded[][] {
  const done = new Set<string>();
  const found: Recorded[][] = [];
  let rest = rules;
  while (rest.length > 0) {
    const waiting = new Set(rest.map(({ record }) => record));
    // A rule that reads what it recorded itself waits for nobody: it reads its own past.
    const [ready, later] = partition(rest, ({ record, expr }) =>
      metricNames(expr).every((name) => name === record || !waiting.has(name)),
    );
    if (ready.length === 0) throw new Error(`recording rules read each other in a circle: ${[...waiting].join(', ')}`);
    for (const { record } of ready) done.add(record);
    found.push(ready);
    rest = later;
  }
  return found;
}

function partition<T>(items: readonly T[], holds: (item: T) => boolean): [T[], T[]] {
  return [items.filter(holds), items.filter((item) => !holds(item))];
}
