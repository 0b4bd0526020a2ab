import { basename, join, relative } from 'node:path';
import { errorCode, STAGING } from './file-system.ts';

export interface WriteProblem {
  /** From the repository's root: `generated/us-east-1/agent/Service_ci_agent.yaml`. */
  readonly file: string;
  /** What is wrong and what to do. */
  readonly message: string;
}

/** Why nothing was written, all reasons at once; or, where a message says so, why a write stopped half way. */
export class WriteError extends Error {
  override readonly name = 'WriteError';
  readonly problems: readonly WriteProblem[];

  constructor(problems: readonly WriteProblem[]) {
    super(problems.map(({ file, message }) => `${file}: ${message}`).join('\n'));
    this.problems = problems;
  }
}

export function throwIfAny(problems: readonly WriteProblem[]): void {
  if (problems.length > 0) throw new WriteError(problems);
}

/** What `generated/` is called in messages: its own name, for it stands in the repository's root. */
export function shown(root: string, path: string): string {
  return join(basename(root), path);
}

const CAUSES: Readonly<Record<string, readonly [found: string, remedy: string]>> = {
  ENOSPC: ['the disk is full', 'free some space'],
  EDQUOT: ['your disk quota is used up', 'free some space'],
  EACCES: ['no permission', 'give yourself the right to write here (was it made by another user or in a container?)'],
  EPERM: ['no permission', 'give yourself the right to write here (was it made by another user or in a container?)'],
  EROFS: ['the file system is read-only', 'run where it can be written'],
  EMFILE: ['too many open files', 'raise `ulimit -n` or close other programs'],
  ENOTEMPTY: ['a folder of that name was made meanwhile', 'move it away'],
  ENFILE: ['too many open files on this machine', 'close other programs'],
};

/** An error of the operating system as a person needs it; any other error as it is. */
export function explain(error: unknown, root: string, halfWay: boolean): unknown {
  const code = errorCode(error);
  if (code === undefined) return error;
  const { path, dest, syscall, message } = error as NodeJS.ErrnoException & { dest?: string };
  const [found, remedy] = CAUSES[code] ?? [message, 'mend that'];
  const place = relative(root, dest ?? path ?? root);
  const file = shown(root, place.startsWith(STAGING) ? '' : place);
  const state = halfWay ? 'The write stopped half way; the next run finishes it' : 'Nothing was changed';
  return new WriteError([
    { file, message: `${found} (${code}, ${syscall}). ${state}: ${remedy}, then run the same command again` },
  ]);
}
