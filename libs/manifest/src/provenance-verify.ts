import * as nodeFs from 'node:fs';
import { join } from 'node:path';
import { INDEX, parseIndex, sha256, VERSION } from './provenance.ts';
import type { FileSystem } from './writer/file-system.ts';
import { FORCE, holdsMarkers, MARKERS, unreadableIndex } from './writer/ownership.ts';
import { type ClusterFiles, NO_CLUSTER, readCluster, readRoot } from './writer/read-tree.ts';
import { shown, type WriteProblem } from './writer/write-error.ts';

/**
 * What in these cluster folders isn't as their own indexes list it, by file: missing, changed, foreign, of another version of
 * this tool, or in conflict. Renders nothing and writes nothing.
 *
 * @param root the folder `generated/`.
 */
export function verifyClusters(root: string, clusters: readonly string[], fs: FileSystem = nodeFs): WriteProblem[] {
  return clusters.flatMap((cluster) => {
    const folder = join(root, cluster);
    const at = (path: string) => shown(root, `${cluster}/${path}`);
    if (!fs.existsSync(folder)) return [{ file: shown(root, cluster), message: `is missing: ${GENERATE}` }];
    return verifyCluster(readCluster(fs, folder), at).sort(byFile);
  });
}

/** What stands in `generated/` beside these clusters. */
export function verifyRoot(root: string, clusters: readonly string[], fs: FileSystem = nodeFs): WriteProblem[] {
  const { folders, problems } = readRoot(fs, root);
  const unknown = folders.filter((folder) => !clusters.includes(folder));
  return [...problems, ...unknown.map((folder) => ({ file: shown(root, folder), message: NO_CLUSTER }))].sort(byFile);
}

function verifyCluster({ files, index, strays }: ClusterFiles, at: (path: string) => string): WriteProblem[] {
  const said = parseIndex(index ?? '');
  if (!said)
    return [{ file: at(INDEX), message: index === undefined ? `is missing: ${GENERATE}` : unreadableIndex(index) }];
  const paths = [...said.files.keys()];
  const foreign = [...files.keys()].filter((path) => !said.files.has(path));
  const changed = paths.filter((path) => files.has(path) && sha256(files.get(path) ?? '') !== said.files.get(path));
  return [
    ...(said.version === VERSION ? [] : [{ file: at(INDEX), message: otherVersion(said.version) }]),
    ...paths.filter((path) => !files.has(path)).map((path) => ({ file: at(path), message: `${LISTED}: ${GENERATE}` })),
    ...changed.map((path) => ({ file: at(path), message: whyChanged(files.get(path) ?? '') })),
    ...[...foreign, ...strays].map((path) => ({ file: at(path), message: FOREIGN })),
  ];
}

const GENERATE = 'run npm run generate';
const LISTED = `is in ${INDEX} but not here`;
const EDITED = 'was edited by hand: move the change into the config and run npm run generate';
const FOREIGN = 'is not a generated file: remove it, or make it from an app';

function whyChanged(text: string): string {
  return holdsMarkers(text) ? `${MARKERS}: ${FORCE} renders it anew` : EDITED;
}

function otherVersion(version: string | undefined): string {
  return `is of version ${version ?? 'none'} of this tool, which is ${VERSION}: ${GENERATE}`;
}

function byFile(a: WriteProblem, b: WriteProblem): number {
  return a.file < b.file ? -1 : 1;
}
