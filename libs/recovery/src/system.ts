import type { ClusterObjects } from '@auditorsec/checks/objects';
import type { Fleet } from '@auditorsec/config/fleet';

/** What fails in this model: the whole fleet, and its active cluster, which the figures are about. */
export interface System {
  readonly fleet: Fleet;
  readonly clusters: readonly ClusterObjects[];
  readonly active: ClusterObjects;
}

/** Throws where the active cluster isn't among the clusters. */
export function systemOf(fleet: Fleet, clusters: readonly ClusterObjects[]): System {
  const active = clusters.find(({ cluster }) => cluster === fleet.activeCluster);
  if (!active) throw new Error(`no objects of the active cluster, ${fleet.activeCluster}`);
  return { fleet, clusters, active };
}
