import { type Continent, continentOf } from '@auditorsec/config/continents';
import type { Fleet } from '@auditorsec/config/fleet';

/** Clients of one continent, and the clusters that may answer them, in the order in which they are asked. */
export interface Audience {
  readonly continent: Continent;
  readonly clusters: readonly string[];
}

const ROLES = ['primary', 'secondary', 'tertiary'];

/**
 * Clusters as clients are led to them: first where writes happen, then as `failover.order` of that cluster says, then by role; what is
 * declared down comes last, where it is asked when all else has failed.
 */
export function inOrder({ activeCluster, clusters, down, failover }: Fleet): string[] {
  const next = [activeCluster, ...(failover.order[activeCluster] ?? [])];
  const rank = (name: string) => {
    if (down.includes(name)) return next.length + ROLES.length;
    const place = next.indexOf(name);
    return place >= 0 ? place : next.length + ROLES.indexOf(clusters[name]?.role ?? '');
  };
  return Object.keys(clusters).sort((a, b) => rank(a) - rank(b));
}

/** The continents whose clients are kept from some clusters: those on which a cluster stands whose data may not go there. */
export function audiences(fleet: Fleet): Audience[] {
  const refused = Map.groupBy(fleet.failover.residency, ({ from }) => continent(fleet, from));
  return [...refused].flatMap(([continent, ways]) => {
    if (!continent) return [];
    const kept = ways.map(({ to }) => to);
    return [{ continent, clusters: inOrder(fleet).filter((name) => !kept.includes(name)) }];
  });
}

function continent({ clusters }: Fleet, name: string): Continent | undefined {
  const region = clusters[name]?.region;
  return region && continentOf(region);
}
