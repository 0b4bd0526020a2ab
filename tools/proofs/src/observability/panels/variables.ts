import type { Prometheus, Span } from '../../parts/prometheus.ts';
import { type KubernetesObject, ofKind } from '../objects.ts';
import type { Dashboard } from './dashboard.ts';

/** Name of a variable → the text that Grafana puts for it. */
export type Values = ReadonlyMap<string, string>;

interface GrafanaDatasource extends KubernetesObject {
  readonly spec: {
    readonly datasource: { readonly type: string; readonly jsonData?: { readonly timeInterval?: string } };
  };
}

/** How often targets are scraped, in seconds, as the data source tells Grafana; 15 s where it says nothing, as Grafana takes it. */
export function scrapeInterval(objects: readonly KubernetesObject[]): number {
  const sources = ofKind<GrafanaDatasource>(objects, 'GrafanaDatasource').map(({ spec }) => spec.datasource);
  const interval = sources.find(({ type }) => type === 'prometheus')?.jsonData?.timeInterval ?? '15s';
  return Number.parseInt(interval, 10) * (interval.endsWith('m') ? 60 : 1);
}

/** The values of a dashboard's variables when everything is chosen, and of Grafana's own for a span of time. */
export async function valuesOf(
  { templating }: Dashboard,
  prometheus: Prometheus,
  span: Span,
  scrapeInterval: number,
): Promise<Values> {
  const rateInterval = Math.max(span.step + scrapeInterval, 4 * scrapeInterval);
  const values = new Map([
    ['__interval', `${span.step}s`],
    ['__rate_interval', `${rateInterval}s`],
    ['__range', `${span.end - span.start}s`],
  ]);
  for (const { name, type, definition = '' } of templating.list) {
    if (type === 'query') values.set(name, await allOf(definition, prometheus, span));
  }
  return values;
}

/** `label_values(metric, label)` as a regular expression of all values that the span has. */
async function allOf(definition: string, prometheus: Prometheus, { start, end }: Span): Promise<string> {
  const [, metric, label = ''] = /^label_values\((.+), *(\w+)\)$/.exec(definition) ?? [];
  const query = `group by (${label}) (last_over_time(${metric}[${end - start}s]))`;
  const values = (await prometheus.instant(query, end)).series.map(({ labels }) => labels[label] ?? '');
  if (values.length === 0) throw new Error(`the variable ${definition} has no values`);
  return `(${values.map((value) => value.replaceAll(/[.$^|?*+()[\]{}\\]/g, '\\\\$&')).join('|')})`;
}

/** A text with the values of its variables. Throws at one that the dashboard does not have. */
export function interpolate(text: string, values: Values): string {
  return text.replaceAll(/\$\{?([A-Za-z_]\w*)\}?/g, (written, name: string) => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`${written} is no variable of the dashboard`);
    return value;
  });
}
