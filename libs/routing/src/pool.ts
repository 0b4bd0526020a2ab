import type { Fleet } from '@auditorsec/config/fleet';
import { milliseconds } from '@auditorsec/config/units';

/** What arrives, and how long it stays. */
export type Load = Pick<Fleet['targets'], 'requestsPerSecond' | 'latency' | 'headroom'>;

/** Little's law: the mean number of requests in flight is the rate at which they arrive times how long each stays. */
export function inFlight({ requestsPerSecond, latency }: Load): number {
  return (requestsPerSecond * milliseconds(latency)) / 1000;
}

/** What pools are made for: the mean with its headroom, from all proxies together. */
export function peakInFlight(load: Load): number {
  return Math.ceil(inFlight(load) * load.headroom);
}

/**
 * The pool that each of `proxies` needs towards a Service, in requests in flight, so that all of them together hold the
 * load with its headroom. Pools count per proxy: the fewest proxies that ever run need the largest pool.
 */
export function poolSize(load: Load, proxies: number): number {
  return Math.ceil(peakInFlight(load) / proxies);
}

/** Why a pool that someone wrote is too small, and what to write instead; nothing where it holds the load. */
export function shortage(pool: number, load: Load, proxies: number): string | undefined {
  const needed = poolSize(load, proxies);
  if (pool >= needed) return undefined;
  const { requestsPerSecond, latency, headroom } = load;
  const sum = `${requestsPerSecond}/s x ${latency} = ${inFlight(load)} in flight, x ${headroom} headroom / ${proxies} proxies`;
  return `at least ${needed}, or nothing, which computes it: ${sum}; what overflows is answered 503 (UO)`;
}
