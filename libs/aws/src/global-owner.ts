import type { AppContext, Refusal } from '@auditorsec/config/app';

/** Refuses an app of global resources in any cluster but the one that owns them: two owners would undo each other's changes. */
export function refuseElsewhere(app: string, { cluster, fleet }: Pick<AppContext, 'cluster' | 'fleet'>): Refusal[] {
  const { globalCluster } = fleet;
  if (cluster.name === globalCluster) return [];
  const allowed = globalCluster
    ? `clusters/${globalCluster}/cluster.ts alone, the globalCluster of clusters/fleet.ts`
    : 'a fleet whose clusters/fleet.ts names a globalCluster';
  return [{ path: [], found: `${app} in ${cluster.name}`, allowed }];
}
