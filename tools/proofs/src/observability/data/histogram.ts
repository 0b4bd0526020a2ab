import { latencyBuckets } from '@auditorsec/config/latency-buckets';
import type { Unit } from '@auditorsec/metrics/metric';

/** All of Istio's histograms have the same bounds, whatever they count. */
export const istioBounds: readonly number[] = [0.5, ...latencyBuckets, 300_000, 600_000, 1_800_000, 3_600_000];

/** Those of Prometheus' client libraries. */
const SECONDS: readonly number[] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The finite upper bounds of a histogram's buckets. */
export function boundsOf(unit: Unit): readonly number[] {
  return unit === 'seconds' ? SECONDS : istioBounds;
}

/** A bound as Prometheus 3 stores it: `100.0`. */
export function bucketLabel(bound: number): string {
  return Number.isInteger(bound) ? `${bound}.0` : String(bound);
}

/** How wide the observations spread: 99 of 100 stay below five times the median. */
const SPREAD = Math.log(5) / 2.326;

/** The share of observations below a bound: they are log-normal around the median, whose logistic approximation is good to 1 %. */
export function shareBelow(bound: number, median: number): number {
  const deviations = Math.log(bound / median) / SPREAD;
  return 1 / (1 + Math.exp(-1.702 * deviations));
}
