/** What a value counts. */
export type Unit =
  | 'boolean'
  | 'bytes'
  | 'cores'
  | 'count'
  | 'dollars per GB'
  | 'dollars per hour'
  | 'info'
  | 'milliseconds'
  | 'percent'
  | 'seconds'
  | 'timestamp';

/** One metric as its source exposes it. */
export interface Metric {
  readonly name: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  /** Labels of its own that rules or panels may use; those of its target (`targetLabels`) come on top. */
  readonly labels: readonly string[];
  readonly unit: Unit;
}

/** Labels that every series gets from the target it was scraped from. */
export const targetLabels = [
  'region',
  'cluster',
  'job',
  'instance',
  'namespace',
  'pod',
  'container',
  'service',
  'endpoint',
] as const;

export function counter(name: string, unit: Unit, ...labels: string[]): Metric {
  return { name, type: 'counter', labels, unit };
}

export function gauge(name: string, unit: Unit, ...labels: string[]): Metric {
  return { name, type: 'gauge', labels, unit };
}

/** A histogram of classic buckets: series `_bucket` (with `le`), `_sum` and `_count`. */
export function histogram(name: string, unit: Unit, ...labels: string[]): Metric {
  return { name, type: 'histogram', labels, unit };
}

/** A metric that says something by its labels alone: its value is 1. */
export function info(name: string, ...labels: string[]): Metric {
  return { name, type: 'gauge', labels, unit: 'info' };
}

/** The names under which Prometheus stores a metric. */
export function seriesNames({ name, type }: Metric): string[] {
  return type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name];
}
