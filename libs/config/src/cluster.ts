import type { InstalledApp } from './app.ts';

/** One cluster as `cluster.ts` writes it: what differs between regions, nothing else. */
export interface ClusterInput {
  /** Equal to the folder, and a key of `clusters` in `fleet.ts`. */
  readonly name: string;
  readonly apps: readonly InstalledApp[];
  /** Changes to rendered objects that no block offers; each needs a reason and shows in review. */
  readonly patches?: readonly PatchInput[];
}

export interface PatchInput {
  /** `Kind namespace/name`, or `Kind name` for cluster-scoped kinds. */
  readonly object: string;
  readonly reason: string;
  /** A JSON merge patch (RFC 7396). */
  readonly merge: Readonly<Record<string, unknown>>;
}

/** Declares a cluster: the default export of `clusters/<name>/cluster.ts`. */
export function defineCluster(input: ClusterInput): ClusterInput {
  return input;
}
