import { WriteError } from '@auditorsec/manifest/writer/write-error';
import { ConfigError } from '@auditorsec/problem/problem';
import { UserError } from '@auditorsec/problem/user-error';
import type { Outcome } from './output.ts';

/**
 * Runs the command that these words ask for, and says what it came to, to a person or to a machine (`--json`). Returns the exit
 * code; what a person can mend is a message without a stack, anything else is thrown on.
 */
export async function answer(words: readonly string[], run: () => Promise<Outcome>): Promise<number> {
  // A reader that has seen enough (`| head`) closes the pipe: no reason to complain.
  process.stdout.once('error', ignoreClosedPipe);
  const command = words.find((word) => !word.startsWith('-'));
  const json = words.includes('--json');
  const forMachines = (report: object) => JSON.stringify({ command, ...report }, null, 2);
  try {
    const { exitCode, text, report } = await run();
    process.stdout.write(`${json && report ? forMachines({ ok: exitCode === 0, ...report }) : text}\n`);
    return exitCode;
  } catch (error) {
    const { problems, exitCode } = known(error);
    const message = error instanceof Error ? error.message : `${error}`;
    if (json) process.stdout.write(`${forMachines({ ok: false, problems })}\n`);
    else process.stderr.write(`${message}\n`);
    return exitCode;
  }
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

/** What a person or a machine can do something about; any other error is a bug of ours, and its stack helps to mend it. */
function known(error: unknown): { problems: readonly object[]; exitCode: number } {
  if (error instanceof ConfigError || error instanceof WriteError) return { problems: error.problems, exitCode: 1 };
  if (error instanceof UserError) return { problems: [{ message: error.message }], exitCode: error.exitCode };
  throw error;
}
