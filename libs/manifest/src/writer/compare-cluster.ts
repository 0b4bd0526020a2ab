import { formatIndex, INDEX, parseIndex, sha256 } from '../provenance.ts';
import type { Tree } from './check-paths.ts';
import { type Accepted, type Claims, objection, STRAY, unreadableIndex } from './ownership.ts';
import type { ClusterFiles } from './read-tree.ts';
import { shown, type WriteProblem } from './write-error.ts';

export interface Change {
  /** Below the root. */
  readonly path: string;
  /** SHA-256 of what stands there; absent where nothing does. */
  readonly before: string | undefined;
  /** What shall stand there; absent where nothing shall. */
  readonly after: { readonly text: string; readonly sum: string } | undefined;
}

/** A cluster that isn't there yet: it comes as a whole, which takes one rename instead of one for each file. */
export interface NewFolder {
  /** Below the root. */
  readonly path: string;
  readonly files: readonly Change[];
}

export interface Comparison {
  /**
   * In the order in which they are made: files come, files go, the index last. So an interrupted run leaves rather too
   * much than too little, and until the last step the old index vouches for what is still to change.
   */
  readonly changes: readonly Change[];
  readonly unchanged: number;
  readonly problems: readonly WriteProblem[];
}

/** Holds one cluster folder against the files that it shall have; `undefined` where the cluster goes. */
export function compareCluster(
  place: { readonly root: string; readonly cluster: string },
  disk: ClusterFiles,
  wanted: Tree | undefined,
  options: { readonly force: boolean; readonly accepted: Accepted },
): Comparison {
  const pathOf = (path: string) => `${place.cluster}/${path}`;
  const shownPath = (path: string) => shown(place.root, pathOf(path));
  const listed = parseIndex(disk.index ?? '')?.files;
  if (disk.index !== undefined && listed === undefined && !options.force)
    return { changes: [], unchanged: 0, problems: [{ file: shownPath(INDEX), message: unreadableIndex(disk.index) }] };

  const claims: Claims = { listed, accepted: (path) => options.accepted.get(pathOf(path)), force: options.force };
  const sums = new Map<string, string>();
  for (const [path, text] of wanted ?? []) sums.set(path, sha256(text));
  const problems = disk.strays.map((path) => ({ file: shownPath(path), message: STRAY }));
  const come: Change[] = [];
  const go: Change[] = [];
  let unchanged = 0;

  for (const [path, text] of disk.files) {
    const want = wanted?.get(path);
    if (want === text) {
      unchanged++;
      continue;
    }
    const before = sha256(text);
    const message = objection(claims, path, before, shownPath(path), want !== undefined);
    if (message !== undefined) problems.push({ file: shownPath(path), message });
    else (want === undefined ? go : come).push(change(path, before, want));
  }
  for (const [path, text] of wanted ?? []) if (!disk.files.has(path)) come.push(change(path, undefined, text));

  const index = wanted && formatIndex(sums);
  const isIndexed = disk.index === index;
  const last = isIndexed ? [] : [change(INDEX, disk.index === undefined ? undefined : sha256(disk.index), index)];
  const changes = [...come.sort(byPath), ...go.sort(byPath), ...last];
  return { changes, unchanged: isIndexed && index !== undefined ? unchanged + 1 : unchanged, problems };

  function change(path: string, before: string | undefined, text: string | undefined): Change {
    const after = text === undefined ? undefined : { text, sum: sums.get(path) ?? sha256(text) };
    return { path: pathOf(path), before, after };
  }
}

function byPath(a: Change, b: Change): number {
  return a.path < b.path ? -1 : 1;
}
