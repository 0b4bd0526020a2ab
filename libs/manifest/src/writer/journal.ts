import { join } from 'node:path';
import { FILE_PATH, INDEX } from '../provenance.ts';
import type { Change } from './compare-cluster.ts';
import { type FileSystem, JOURNAL, readOrNothing, STAGING, unless } from './file-system.ts';
import { OWNER } from './lock.ts';

/** One rename or removal, so written that doing it again changes nothing. */
export interface Step {
  /** Below the root. */
  readonly path: string;
  /** The number that is the staged file's name; absent for a removal. */
  readonly staged?: number;
  /** SHA-256 of what stood there before, and of what shall stand there. */
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
export function stage(fs: FileSystem, root: string, changes: readonly Change[]): Step[] {
  return changes.map(({ path, before, after }, number) => {
    if (after === undefined) return { path, ...(before && { before }) };
    fs.writeFileSync(join(root, STAGING, String(number)), after.text);
    return { path, staged: number, ...(before && { before }), after: after.sum };
  });
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
  const isOurs = file.join('/') === INDEX ? FILE_PATH.test(`${cluster}/x`) : FILE_PATH.test(file.join('/'));
  return isOurs && (staged === undefined || Number.isSafeInteger(staged));
}

/** The journal first: staged files without a journal are rubbish, a journal without staged files would be a lie. */
export function clear(fs: FileSystem, root: string): void {
  unless(['ENOENT'], () => fs.unlinkSync(join(root, JOURNAL)));
  const staging = join(root, STAGING);
  for (const name of unless(['ENOENT'], () => fs.readdirSync(staging)) ?? [])
    if (name !== OWNER) unless(['ENOENT'], () => fs.unlinkSync(join(staging, name)));
}
