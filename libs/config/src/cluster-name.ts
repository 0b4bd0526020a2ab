import { suggest } from '@auditorsec/problem/suggest';

/** What may stand where this name was found, which is no cluster of the fleet. */
export function clusterNamed(name: string, clusters: readonly string[]): string {
  const nearest = suggest(name, clusters);
  return nearest ? `a cluster of this fleet, such as ${nearest}` : `one of ${clusters.join(', ')}`;
}
