import { spawnSync } from 'node:child_process';
import { UserError } from '@auditorsec/problem/user-error';
import { PIPED, type Step } from './steps.ts';

/** Chart and CRDs of Argo CD together are some megabytes. */
const MOST = 1 << 28;

/** Runs the steps in their order, and stops at the first that fails, with its own words. */
export function run(steps: readonly Step[], root: string, tell: (line: string) => void): void {
  let written = '';
  for (const { about, words, input } of steps) {
    tell(about);
    const [program, ...args] = words;
    const { status, stdout, stderr, error } = spawnSync(program, args, {
      cwd: root,
      encoding: 'utf8',
      input: input === PIPED ? written : input,
      maxBuffer: MOST,
    });
    if (error) throw new UserError(`${program} can't be run: ${error.message}. Install it, and try again`, 3);
    if (status !== 0)
      throw new UserError(
        `${words.slice(0, 4).join(' ')} … failed at "${about}":\n${stderr.trim()}\nEach step may be run again`,
        4,
      );
    written = stdout;
  }
}
