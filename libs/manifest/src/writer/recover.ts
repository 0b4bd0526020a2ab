import { join } from 'node:path';
import { sha256 } from '../provenance.ts';
import { apply } from './apply.ts';
import { type FileSystem, readOrNothing } from './file-system.ts';
import { clear, readJournal, type Step } from './journal.ts';
import { type Accepted, howToDiscard } from './ownership.ts';
import { shown, throwIfAny, type WriteProblem } from './write-error.ts';

export interface Recovery {
  readonly recovered: boolean;
  readonly accepted: Accepted;
}

/**
 * Finishes the run that was interrupted after its journal was whole, and clears away one that was interrupted before.
 *
 * @throws WriteError where a file was edited since, unless edits are to be discarded.
 */
export function recover(fs: FileSystem, root: string, force: boolean): Recovery {
  const steps = readJournal(fs, root);
  if (steps !== undefined) {
    if (!force) throwIfAny(steps.flatMap((step) => editedSince(fs, root, step)));
    apply(fs, root, steps);
  }
  clear(fs, root);
  return { recovered: steps !== undefined, accepted: sums(steps ?? []) };
}

/** What `recover` would find, for a run that may not touch anything. */
export function foresee(fs: FileSystem, root: string): Recovery {
  const steps = readJournal(fs, root);
  return { recovered: steps !== undefined, accepted: sums(steps ?? []) };
}

function sums(steps: readonly Step[]): Accepted {
  const known = (sum: string | undefined) => sum !== undefined;
  return new Map(steps.map(({ path, before, after }) => [path, new Set([before, after].filter(known))]));
}

function editedSince(fs: FileSystem, root: string, { path, before, after }: Step): WriteProblem[] {
  // A new folder came whole, with an index that vouches for it, or not at all.
  if (before === undefined && after === undefined) return [];
  const text = readOrNothing(fs, join(root, path));
  if (text === undefined || [before, after].includes(sha256(text))) return [];
  const file = shown(root, path);
  const found = 'edited by hand after a run that was interrupted, which can therefore not be finished';
  return [{ file, message: `${found}: move the change into the typed config; ${howToDiscard(file)} discards it` }];
}
