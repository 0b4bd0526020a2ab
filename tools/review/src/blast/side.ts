import type { ClusterObjects } from '@auditorsec/checks/objects';
import type { ObjectChange } from '@auditorsec/diff/object-change';

/** One cluster as it is on one side of a change, and which of its objects the change touches there. */
export interface Side {
  readonly objects: ClusterObjects;
  /** By path: what happens to the object. */
  readonly changes: ReadonlyMap<string, ObjectChange>;
}

/** Both sides of a change in one cluster: what goes is served by the one, what comes by the other. */
export function sidesOfCluster(
  before: ClusterObjects | undefined,
  after: ClusterObjects | undefined,
  changes: readonly ObjectChange[],
): Side[] {
  const old = new Map(changes.map((change) => [change.was?.path ?? change.path, change]));
  const now = new Map(changes.map((change) => [change.path, change]));
  return [...(before ? [{ objects: before, changes: old }] : []), ...(after ? [{ objects: after, changes: now }] : [])];
}

/** Names, each once, by code unit. */
export function distinct(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
