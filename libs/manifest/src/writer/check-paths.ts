import { FILE_PATH } from '../provenance.ts';
import { shown, type WriteProblem } from './write-error.ts';

/** Text by path below the cluster folder. */
export type Tree = ReadonlyMap<string, string>;

/** The files of each cluster. */
export type Trees = ReadonlyMap<string, Tree>;

/** Paths that would leave their folder, are no `<app>/<file>`, or meet another path where case doesn't count. */
export function checkPaths(root: string, trees: Trees): WriteProblem[] {
  const problems: WriteProblem[] = [];
  const spellings = new Map<string, string>();
  for (const [cluster, tree] of trees) {
    if (!FILE_PATH.test(`${cluster}/x`))
      problems.push({ file: shown(root, JSON.stringify(cluster)), message: NO_CLUSTER });
    checkCase(cluster);
    for (const path of tree.keys()) {
      if (!FILE_PATH.test(path))
        problems.push({ file: `${shown(root, cluster)}: ${JSON.stringify(path)}`, message: NO_PATH });
      checkCase(`${cluster}/${path}`);
    }
    for (const app of new Set([...tree.keys()].map((path) => path.replace(/\/.*/, '')))) checkCase(`${cluster}/${app}`);
  }
  return problems;

  function checkCase(path: string): void {
    const folded = path.toLowerCase();
    const other = spellings.get(folded) ?? path;
    spellings.set(folded, other);
    if (other === path) return;
    const message = `the same as ${other} where case doesn't count (macOS, Windows): rename one of them`;
    problems.push({ file: shown(root, path), message });
  }
}

const ALLOWED = "of letters, digits and _ % - . that doesn't start with a dot";
const NO_CLUSTER = `no name for a cluster folder: use one ${ALLOWED}`;
const NO_PATH = `no path that we write: use <app>/<file>, each a name ${ALLOWED}`;
