import * as nodeFs from 'node:fs';
import { join } from 'node:path';
import { INDEX, parseIndex, sha256, TOOL } from './provenance.ts';
import { type FileSystem, readOrNothing } from './writer/file-system.ts';
import { readCluster } from './writer/read-tree.ts';

export interface Verification {
  /** Listed, but not there. */
  readonly missing: readonly string[];
  /** Listed with other bytes. */
  readonly changed: readonly string[];
  /** There, but not listed: files, links, folders inside app folders. */
  readonly foreign: readonly string[];
}

/**
 * Holds a cluster folder against its own index, without rendering anything.
 *
 * @throws Error where the folder has no index that we wrote.
 */
export function verifyIndex(clusterDir: string, fs: FileSystem = nodeFs): Verification {
  const place = join(clusterDir, INDEX);
  const index = parseIndex(readOrNothing(fs, place) ?? '');
  if (index === undefined) throw new Error(`${place}: missing or not an index of ${TOOL}: run \`npm run generate\``);
  const { files, strays } = readCluster(fs, clusterDir);
  const paths = [...index.keys()];
  const foreign = [...files.keys()].filter((path) => !index.has(path));
  return {
    missing: paths.filter((path) => !files.has(path)).sort(),
    changed: paths.filter((path) => sha256(files.get(path) ?? '') !== index.get(path) && files.has(path)).sort(),
    foreign: [...foreign, ...strays].sort(),
  };
}
