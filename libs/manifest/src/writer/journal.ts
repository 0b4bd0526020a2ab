import { dirname, join } from 'node:path';
import { FILE_PATH, INDEX } from '../provenance.ts';
import type { Change, NewFolder } from './compare-cluster.ts';
import { type FileSystem, JOURNAL, readOrNothing, STAGING, unless } from './file-system.ts';
import { OWNER } from './lock.ts';

/** One rename or removal of a file, or the rename of a new cluster folder; doing it again changes nothing. */
export interface Step {
  /** Below the root. */
  readonly path: string;
  /** The number that is the name of the staged file or folder; absent for a removal. */
  readonly staged?: number;
  /** SHA-256 of what stood there before, and of what shall stand there; absent for a folder. */
  readonly before?: string;
  readonly after?: string;
}

/**
 * Writes every new byte into the staging folder, on the same file system, and returns the steps that are left.
 *
 * The files aren't flushed: against a dying process, which is what the journal is for, that makes no difference. A power
 * cut may leave a renamed file empty or short; the next run then sees bytes that neither the index nor the config vouches
 * for, says so, and `git checkout` or `--force` mends it, for all that stands here is rendered and committed.
 */
export function stage(fs: FileSystem, root: string, changes: readonly (Change | NewFolder)[]): Step[] {
  return changes.map((change, number) => {
    const place = join(root, STAGING, String(number));
    if ('files' in change) {
      stageFolder(fs, place, change);
      return { path: change.path, staged: number };
    }
    const { path, before, after } = change;
    if (after === undefined) return { path, ...(before && { before }) };
    fs.writeFileSync(place, after.text);
    return { path, staged: number, ...(before && { before }), after: after.sum };
  });
}

function stageFolder(fs: FileSystem, place: string, folder: NewFolder): void {
  const files = folder.files.map(({ path, after }) => ({ path: place + path.slice(folder.path.length), after }));
  for (const parent of new Set(files.map(({ path }) => dirname(path)))) fs.mkdirSync(parent, { recursive: true });
  for (const { path, after } of files) fs.writeFileSync(path, after?.text ?? '');
}

/** From here on the write will be finished, by this run or the next: the journal appears whole or not at all. */
export function writeJournal(fs: FileSystem, root: string, steps: readonly Step[]): void {
  const draft = join(root, STAGING, 'journal');
  fs.writeFileSync(draft, JSON.stringify({ steps }), { flush: true });
  fs.renameSync(draft, join(root, JOURNAL));
}

/** The steps of an interrupted run; nothing where there was none, or where its journal is not one that we wrote. */
export function readJournal(fs: FileSystem, root: string): readonly Step[] | undefined {
  const text = readOrNothing(fs, join(root, JOURNAL));
  if (text === undefined) return undefined;
  try {
    const { steps } = JSON.parse(text) as { steps: readonly Step[] };
    return steps.every(isStep) ? steps : undefined;
  } catch {
    return undefined;
  }
}

function isStep({ path, staged }: Step): boolean {
  const [cluster, ...file] = path.split('/');
  const isFile = FILE_PATH.test(file.join('/')) || file.join('/') === INDEX || file.length === 0;
  return isFile && FILE_PATH.test(`${cluster}/x`) && (staged === undefined || Number.isSafeInteger(staged));
}

/** The journal first: staged files without a journal are rubbish, a journal without staged files would be a lie. */
export function clear(fs: FileSystem, root: string): void {
  unless(['ENOENT'], () => fs.unlinkSync(join(root, JOURNAL)));
  const staging = join(root, STAGING);
  for (const name of unless(['ENOENT'], () => fs.readdirSync(staging)) ?? [])
    if (name !== OWNER) fs.rmSync(join(staging, name), { recursive: true, force: true });
}
