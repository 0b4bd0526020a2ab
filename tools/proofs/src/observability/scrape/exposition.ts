import { type Metric, seriesNames } from '@auditorsec/metrics/metric';

/** Name of a series → the labels that any of its lines has. */
export type Exposition = ReadonlyMap<string, ReadonlySet<string>>;

/** Reads what a target tells Prometheus. Values are of no interest here. */
export function readExposition(lines: readonly string[]): Exposition {
  const found = new Map<string, Set<string>>();
  for (const line of lines) {
    const [, name, labels = ''] = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? /.exec(line) ?? [];
    if (name === undefined) continue;
    const known = found.get(name) ?? new Set();
    for (const [, label = ''] of labels.matchAll(/(\w+)="(?:[^"\\]|\\.)*"/g)) known.add(label);
    found.set(name, known);
  }
  return found;
}

/** What a source of the catalogue promises and its target does not tell. */
export function missingFrom(exposition: Exposition, metrics: readonly Metric[]): string[] {
  return metrics.flatMap((metric) =>
    seriesNames(metric).flatMap((name) => {
      const labels = exposition.get(name);
      if (!labels) return [`no ${name}`];
      return metric.labels.filter((label) => !labels.has(label)).map((label) => `${name} has no label ${label}`);
    }),
  );
}
