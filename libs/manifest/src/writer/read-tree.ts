import { join } from 'node:path';
import { INDEX } from '../provenance.ts';
import { type FileSystem, JOURNAL, STAGING, unless } from './file-system.ts';
import { shown, throwIfAny, type WriteProblem } from './write-error.ts';

const LINK = 'a link, which is never followed: remove it';
export const NO_CLUSTER = 'no cluster of ours, and nothing else belongs here: remove it or move it elsewhere';

const OURS = new Set([STAGING, JOURNAL, '.gitkeep']);

/** The cluster folders, ours or not, and what has no business beside them. A root that isn't there yet is empty. */
export function readRoot(fs: FileSystem, root: string): { folders: string[]; problems: WriteProblem[] } {
  const folders: string[] = [];
  const problems: WriteProblem[] = [];
  for (const entry of unless(['ENOENT'], () => fs.readdirSync(root, { withFileTypes: true })) ?? []) {
    if (OURS.has(entry.name)) continue;
    if (entry.isDirectory()) folders.push(entry.name);
    else problems.push({ file: shown(root, entry.name), message: entry.isSymbolicLink() ? LINK : NO_CLUSTER });
  }
  return { folders, problems };
}

/** Our own working files as links would lead the writer out of the folder before it has looked at anything else. */
export function refuseLinks(fs: FileSystem, root: string): void {
  const isLink = (name: string) => fs.lstatSync(join(root, name), { throwIfNoEntry: false })?.isSymbolicLink();
  throwIfAny([STAGING, JOURNAL].filter(isLink).map((name) => ({ file: shown(root, name), message: LINK })));
}

export interface ClusterFiles {
  /** Text by path below the cluster folder; `index.json` apart. */
  readonly files: ReadonlyMap<string, string>;
  readonly index: string | undefined;
  /** Paths of what can't be ours whatever it holds: links, folders inside app folders, sockets. */
  readonly strays: readonly string[];
}

/**
 * Reads a cluster folder, `<app>/<file>` and no deeper. Links aren't followed.
 *
 * Text is compared as text: bytes that are not UTF-8 read as U+FFFD, which the YAML printer never leaves unescaped.
 */
export function readCluster(fs: FileSystem, folder: string): ClusterFiles {
  const files = new Map<string, string>();
  const strays: string[] = [];
  const read = (path: string) => fs.readFileSync(join(folder, path), 'utf8');
  let index: string | undefined;
  for (const app of fs.readdirSync(folder, { withFileTypes: true })) {
    if (app.name === INDEX && app.isFile()) index = read(app.name);
    else if (app.isFile()) files.set(app.name, read(app.name));
    else if (!app.isDirectory() || app.name === INDEX) strays.push(app.name);
    else
      for (const entry of fs.readdirSync(join(folder, app.name), { withFileTypes: true })) {
        const path = `${app.name}/${entry.name}`;
        if (entry.isFile()) files.set(path, read(path));
        else strays.push(path);
      }
  }
  return { files, index, strays };
}
