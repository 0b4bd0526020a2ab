import { join } from 'node:path';
import { INDEX } from '../provenance.ts';
import type { Tree, Trees } from './check-paths.ts';
import { type Change, compareCluster, type NewFolder } from './compare-cluster.ts';
import type { FileSystem } from './file-system.ts';
import type { Accepted } from './ownership.ts';
import { type ClusterFiles, NO_CLUSTER, readCluster, readRoot } from './read-tree.ts';
import { shown, throwIfAny } from './write-error.ts';

export interface ClusterResult {
  /** Below the cluster folder, sorted by code unit; `index.json` counts like any file. */
  readonly written: readonly string[];
  readonly unchanged: number;
  readonly removed: readonly string[];
}

export interface CompareOptions {
  readonly removeOtherClusters?: boolean;
  readonly force?: boolean;
  readonly accepted: Accepted;
}

const NOTHING: ClusterFiles = { files: new Map(), index: undefined, strays: [] };

/** Holds the whole folder against the trees, changes nothing, and throws everything that forbids a write. */
export function compareTrees(
  fs: FileSystem,
  root: string,
  trees: Trees,
  { removeOtherClusters = false, force = false, accepted }: CompareOptions,
): { changes: (Change | NewFolder)[]; clusters: Map<string, ClusterResult> } {
  const { folders, problems } = readRoot(fs, root);
  const onDisk = new Set(folders);
  const changes: (Change | NewFolder)[] = [];
  const clusters = new Map<string, ClusterResult>();
  for (const cluster of new Set([...trees.keys(), ...folders].sort())) {
    const wanted = trees.get(cluster);
    if (wanted !== undefined || (removeOtherClusters && isOurs(cluster))) compare(cluster, wanted);
    else if (!isOurs(cluster) && !isEmpty(cluster)) problems.push({ file: shown(root, cluster), message: NO_CLUSTER });
  }
  throwIfAny(problems.sort((a, b) => (a.file < b.file ? -1 : 1)));
  return { changes, clusters };

  function isOurs(cluster: string): boolean {
    return fs.existsSync(join(root, cluster, INDEX));
  }

  /** Folders alone, such as a removed cluster leaves in a write that was cut short: Git doesn't see them, nor do we. */
  function isEmpty(folder: string): boolean {
    const { files, strays } = readCluster(fs, join(root, folder));
    return files.size + strays.length === 0;
  }

  function compare(cluster: string, wanted: Tree | undefined): void {
    const disk = onDisk.has(cluster) ? readCluster(fs, join(root, cluster)) : NOTHING;
    const comparison = compareCluster({ root, cluster }, disk, wanted, { force, accepted });
    problems.push(...comparison.problems);
    if (onDisk.has(cluster)) changes.push(...comparison.changes);
    else changes.push({ path: cluster, files: comparison.changes });
    clusters.set(cluster, summary(cluster, comparison.changes, comparison.unchanged));
  }
}

function summary(cluster: string, changes: readonly Change[], unchanged: number): ClusterResult {
  const below = ({ path }: Change) => path.slice(cluster.length + 1);
  return {
    written: changes
      .filter(({ after }) => after !== undefined)
      .map(below)
      .sort(),
    unchanged,
    removed: changes
      .filter(({ after }) => after === undefined)
      .map(below)
      .sort(),
  };
}
