import { answer } from '@auditorsec/cli/answer';
import type { Outcome } from '@auditorsec/cli/output';
import { notThere, UserError } from '@auditorsec/problem/user-error';
import { help } from './help.ts';
import { type Options, parseOptions } from './options.ts';

type Command = (options: Options) => Promise<Outcome>;

/** Loaded when called: `diff` doesn't pay for what `report` renders. */
const commands = new Map<string, () => Promise<Command>>([
  ['diff', async () => (await import('./commands/diff.ts')).diff],
  ['report', async () => (await import('./commands/report.ts')).report],
]);

/** Runs one command and returns its exit code: 0 shown, 1 something can't be read, 2 the call is wrong. */
export function main(words: readonly string[]): Promise<number> {
  return answer(words, async () => {
    const options = parseOptions(words);
    const { command } = options;
    if (options.help || command === undefined) return { exitCode: 0, text: help(command), report: undefined };
    const load = commands.get(command);
    if (!load) throw new UserError(notThere('command', command, [...commands.keys()]), 2);
    return (await load())(options);
  });
}
