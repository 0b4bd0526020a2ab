/** The upper bounds of Istio's histogram of durations, in milliseconds: a share of requests in time is exact at these alone. */
export const latencyBuckets = [1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000, 60_000] as const;

/** The largest bound that isn't above the target, so that what is judged by it is judged too strictly rather than too mildly. */
export function latencyBucket(milliseconds: number): number {
  return latencyBuckets.findLast((bound) => bound <= milliseconds) ?? latencyBuckets[0];
}
