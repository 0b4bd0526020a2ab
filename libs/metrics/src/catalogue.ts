import { suggest } from '@auditorsec/problem/suggest';
import { type Metric, seriesNames } from './metric.ts';
import { openCost } from './sources/cost.ts';
import { argoCd, rollouts } from './sources/delivery.ts';
import { blackbox, rateLimit } from './sources/edge.ts';
import { envoy } from './sources/envoy.ts';
import { istiod } from './sources/istiod.ts';
import { cadvisor, kubelet, kubeStateMetrics, node } from './sources/kubernetes.ts';
import { mesh } from './sources/mesh.ts';
import { agent, alertmanager, collector, prometheus } from './sources/monitoring.ts';
import { certManager, externalSecrets, karpenter, keda } from './sources/operators.ts';
import { cloudWatch, elasticsearch, postgres } from './sources/stores.ts';

/** Every metric that is kept, by the source that exposes it: what isn't here is dropped as it is scraped. */
export const catalogue = {
  agent,
  alertmanager,
  argoCd,
  blackbox,
  cadvisor,
  certManager,
  cloudWatch,
  collector,
  elasticsearch,
  envoy,
  externalSecrets,
  istiod,
  karpenter,
  keda,
  kubelet,
  kubeStateMetrics,
  mesh,
  node,
  openCost,
  postgres,
  prometheus,
  rateLimit,
  rollouts,
} as const satisfies Readonly<Record<string, readonly Metric[]>>;

export type MetricSource = keyof typeof catalogue;

/** What Prometheus records of every scrape and every alert by itself. */
export const ownSeries = [
  'up',
  'scrape_duration_seconds',
  'scrape_samples_scraped',
  'scrape_samples_post_metric_relabeling',
  'scrape_series_added',
  'ALERTS',
  'ALERTS_FOR_STATE',
] as const;

const bySeries = new Map<string, Metric>(
  Object.values(catalogue).flatMap((metrics) =>
    metrics.flatMap((metric) => seriesNames(metric).map((name): [string, Metric] => [name, metric])),
  ),
);

/** The metric that a series name belongs to: `istio_response_bytes_bucket` is of `istio_response_bytes`. */
export function metricOf(series: string): Metric | undefined {
  return bySeries.get(series);
}

/** The known series whose name is nearest, for a message about one that isn't known. */
export function nearestSeries(series: string): string | undefined {
  return suggest(series, [...bySeries.keys()]);
}

/**
 * The names that scraping these sources keeps, as a regular expression; Prometheus anchors it at both ends.
 * A histogram keeps all its series: a ratio of its buckets needs the count, and an average needs the sum.
 */
export function keepList(...sources: readonly MetricSource[]): string {
  const metrics: readonly Metric[] = sources.flatMap((source) => catalogue[source]);
  const names = metrics.map(({ name, type }) => (type === 'histogram' ? `${name}_(bucket|sum|count)` : name));
  return [...new Set(names)].sort().join('|');
}
