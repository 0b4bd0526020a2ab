import { type InstanceClass, maxConnections } from './instance-class.ts';

/**
 * How the connections of one instance are shared out, in percent of `max_connections`. The rest is for people, exporters, the
 * nightly report and the superuser's reserve.
 */
export const shares = {
  /** The pools of the region's own workloads, by its proxy. */
  pools: 60,
  /** Writes that other regions forward. */
  forwarded: 25,
} as const;

/** The most connections that the pools of a region's workloads may hold together. */
export function poolLimit(instanceClass: InstanceClass): number {
  return Math.floor((maxConnections(instanceClass) * shares.pools) / 100);
}
