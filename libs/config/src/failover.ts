import { z } from 'zod';
import { clusterNamed } from './cluster-name.ts';
import { dnsLabel } from './units.ts';

/** A way that traffic may not take, because the data may not. */
const residency = z.strictObject({
  from: dnsLabel,
  to: dnsLabel,
  reason: z.string('a reason of at least 10 characters').min(10, 'a reason of at least 10 characters'),
});

/** Who answers for whom when a region has no healthy pods left. */
export const failover = z
  .strictObject({
    /** Namespaces whose Services other regions may call; all others stay in their cluster. */
    namespaces: z.array(dnsLabel),
    /** For each cluster those that take over from it, nearest first; one that is left out fails over to nobody. */
    order: z.record(dnsLabel, z.array(dnsLabel)),
    /** Refused ways: data that must stay where it is. */
    residency: z.array(residency).default([]),
  })
  .prefault({ namespaces: [], order: {} });
export type Failover = z.output<typeof failover>;

interface Fleet {
  readonly failover: Failover;
  readonly activeCluster: string;
  readonly down: readonly string[];
}

type Fail = (path: (string | number)[], message: string) => void;

/** Refuses an order that names what is no other cluster, and an order or an active cluster that sends data where it may not go. */
export function requireFailover(
  { failover, activeCluster, down }: Fleet,
  clusters: readonly string[],
  fail: Fail,
): void {
  const { order, residency } = failover;
  for (const [from, targets] of Object.entries(order)) {
    if (!clusters.includes(from)) fail(['failover', 'order', from], clusterNamed(from, clusters));
    for (const [index, to] of targets.entries()) {
      const path = ['failover', 'order', from, index];
      const kept = residency.find((way) => way.from === from && way.to === to);
      if (!clusters.includes(to)) fail(path, clusterNamed(to, clusters));
      else if (to === from) fail(path, 'another cluster: no cluster takes over from itself');
      else if (targets.indexOf(to) < index) fail(path, 'each cluster once');
      else if (kept) fail(path, `a cluster that the data of ${from} may go to; residency says: ${kept.reason}`);
    }
  }
  // Every region sends its writes to the active one, but for those that answer nobody.
  for (const { from, to, reason } of residency)
    if (to === activeCluster && !down.includes(from))
      fail(
        ['activeCluster'],
        `a cluster that the writes of ${from} may go to; residency says: ${reason}. It may be active while ${from} is declared in \`down\``,
      );
  for (const [index, way] of residency.entries())
    for (const side of ['from', 'to'] as const)
      if (!clusters.includes(way[side]))
        fail(['failover', 'residency', index, side], clusterNamed(way[side], clusters));
}

/** The clusters that may answer for this one, nearest first. */
export function answering({ namespaces, order }: Failover, cluster: string): readonly string[] {
  return namespaces.length > 0 ? (order[cluster] ?? []) : [];
}

/** The clusters for which this one may answer. */
export function answeredFor(failover: Failover, cluster: string): readonly string[] {
  return Object.keys(failover.order).filter((other) => answering(failover, other).includes(cluster));
}
