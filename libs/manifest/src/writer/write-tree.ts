import * as nodeFs from 'node:fs';
import { join } from 'node:path';
import { apply } from './apply.ts';
import { checkPaths, type Trees } from './check-paths.ts';
import type { Change, NewFolder } from './compare-cluster.ts';
import { type ClusterResult, compareTrees } from './compare-trees.ts';
import { type FileSystem, JOURNAL } from './file-system.ts';
import { clear, type Step, stage, writeJournal } from './journal.ts';
import { lock } from './lock.ts';
import { refuseLinks } from './read-tree.ts';
import { foresee, recover } from './recover.ts';
import { explain, throwIfAny } from './write-error.ts';

export interface WriteOptions {
  /** All clusters were rendered: those on disk that aren't among them, and that have an index of ours, go. Default false. */
  readonly removeOtherClusters?: boolean;
  /** Edits of generated files are discarded and unreadable indexes made anew. Foreign files are refused all the same. Default false. */
  readonly force?: boolean;
  /** Only says what would be done: the drift check. Default false. */
  readonly dryRun?: boolean;
  readonly fs?: FileSystem;
}

export interface WriteResult {
  /** By name of the cluster, those that were asked for and those that went, sorted by code unit. */
  readonly clusters: ReadonlyMap<string, ClusterResult>;
  /** A run that was interrupted was finished first (in a dry run: would be). */
  readonly recovered: boolean;
}

/**
 * Makes the folders of these clusters hold exactly these files (by path below the cluster folder, `<app>/<file>`) and an
 * index of them. Touches only what differs. Whatever kills the process, no file is ever half written, and the next run first
 * finishes what this one began. One run at a time.
 *
 * @param root the folder `generated/`; made where it is missing.
 * @throws WriteError with all problems at once, and then nothing was written: hand-edited, foreign or unreadable files,
 * links, paths that leave the folder, another run at work; or a full disk, a missing permission and the like.
 */
export function writeTree(root: string, trees: Trees, options: WriteOptions = {}): WriteResult {
  const { fs = nodeFs, dryRun = false } = options;
  throwIfAny(checkPaths(root, trees));
  try {
    refuseLinks(fs, root);
    return dryRun ? compareOnly(fs, root, trees, options) : compareAndWrite(fs, root, trees, options);
  } catch (error) {
    throw explain(error, root, fs.existsSync(join(root, JOURNAL)));
  }
}

function compareOnly(fs: FileSystem, root: string, trees: Trees, options: WriteOptions): WriteResult {
  const { recovered, accepted } = foresee(fs, root);
  const { clusters } = compareTrees(fs, root, trees, { ...options, accepted });
  return { clusters, recovered };
}

function compareAndWrite(fs: FileSystem, root: string, trees: Trees, options: WriteOptions): WriteResult {
  const unlock = lock(fs, root);
  try {
    const { recovered, accepted } = recover(fs, root, options.force ?? false);
    const { changes, clusters } = compareTrees(fs, root, trees, { ...options, accepted });
    if (changes.length > 0) write(fs, root, changes);
    return { clusters, recovered };
  } finally {
    unlock();
  }
}

function write(fs: FileSystem, root: string, changes: readonly (Change | NewFolder)[]): void {
  const steps = prepare(fs, root, changes);
  apply(fs, root, steps);
  clear(fs, root);
}

function prepare(fs: FileSystem, root: string, changes: readonly (Change | NewFolder)[]): readonly Step[] {
  try {
    const steps = stage(fs, root, changes);
    writeJournal(fs, root, steps);
    return steps;
  } catch (error) {
    try {
      clear(fs, root);
    } catch {
      // What is left in the staging folder harms nobody, and the next run clears it.
    }
    throw error;
  }
}
