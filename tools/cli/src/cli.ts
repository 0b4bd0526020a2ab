import { notThere, UserError } from '@auditorsec/problem/user-error';
import { answer } from './answer.ts';
import { help } from './help.ts';
import { type Options, parseOptions } from './options.ts';
import type { Outcome } from './output.ts';

type Command = (root: string, options: Options) => Promise<Outcome>;

/** Loaded when called: `generate` doesn't pay for what `validate` needs. */
const commands = new Map<string, () => Promise<Command>>([
  ['generate', async () => (await import('./commands/generate.ts')).generate],
  ['check', async () => (await import('./commands/check.ts')).check],
  ['validate', async () => (await import('./commands/validate.ts')).validate],
  ['verify', async () => (await import('./commands/verify.ts')).verify],
  ['drift', async () => (await import('./commands/drift.ts')).drift],
]);

/** Runs one command and returns its exit code: 0 all well, 1 something is to be mended, 2 the call is wrong. */
export function main(words: readonly string[]): Promise<number> {
  return answer(words, async () => {
    const options = parseOptions(words);
    const { command } = options;
    if (options.help || command === undefined) return { exitCode: 0, text: help(command), report: undefined };
    return (await find(command))(options.root, options);
  });
}

async function find(name: string): Promise<Command> {
  const load = commands.get(name);
  if (load) return load();
  throw new UserError(notThere('command', name, [...commands.keys()]), 2);
}
