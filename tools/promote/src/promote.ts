import { answer } from '@auditorsec/cli/answer';
import type { Outcome } from '@auditorsec/cli/output';
import { notThere, UserError } from '@auditorsec/problem/user-error';
import { EXIT } from './exit-codes.ts';
import { HELP } from './help.ts';
import { type Options, parseOptions } from './options.ts';

type Command = (options: Options) => Promise<Outcome>;

const commands = new Map<string, () => Promise<Command>>([
  ['promote', async () => (await import('./commands/promote.ts')).promote],
  ['rollback', async () => (await import('./commands/rollback.ts')).rollback],
  ['freeze', async () => (await import('./commands/freeze.ts')).freeze],
  ['unfreeze', async () => (await import('./commands/freeze.ts')).unfreeze],
  ['rings', async () => (await import('./commands/rings.ts')).rings],
]);

/** Runs one command of promotion and returns its exit code, one of `EXIT`, or 0. */
export function main(words: readonly string[]): Promise<number> {
  return answer(words, async () => {
    const options = parseOptions(words);
    const { command } = options;
    if (options.help || command === undefined) return { exitCode: 0, text: HELP, report: undefined };
    const load = commands.get(command);
    if (!load) throw new UserError(notThere('command', command, [...commands.keys()]), EXIT.call);
    return (await load())(options);
  });
}
