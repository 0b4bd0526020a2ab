import type { External } from '@auditorsec/config/external';
import type { Opening } from '@auditorsec/network-policy/network-policy';

/** What a NetworkPolicy must open towards services outside the mesh: their networks, on their ports. */
export function openingsTo(externals: readonly External[]): Opening[] {
  const byNetwork = Map.groupBy(externals, ({ network }) => network);
  return [...byNetwork].map(([cidr, services]) => ({
    peers: [{ cidr }],
    ports: [...new Set(services.map(({ port }) => port))],
  }));
}
