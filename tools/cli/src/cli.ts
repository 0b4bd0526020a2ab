import { WriteError } from '@auditorsec/manifest/writer/write-error';
import { ConfigError } from '@auditorsec/problem/problem';
import { notThere, UserError } from '@auditorsec/problem/user-error';
import { help } from './help.ts';
import { type Options, parseOptions } from './options.ts';
import type { Outcome } from './output.ts';

type Command = (root: string, options: Options) => Promise<Outcome>;

/** Loaded when called: `generate` doesn't pay for what `validate` needs. */
const commands = new Map<string, () => Promise<Command>>([
  ['generate', async () => (await import('./commands/generate.ts')).generate],
  ['check', async () => (await import('./commands/check.ts')).check],
  ['validate', async () => (await import('./commands/validate.ts')).validate],
  ['drift', async () => (await import('./commands/drift.ts')).drift],
]);

/** Runs one command and returns its exit code: 0 all well, 1 something is to be mended, 2 the call is wrong. */
export async function main(words: readonly string[]): Promise<number> {
  // A reader that has seen enough (`| head`) closes the pipe: no reason to complain.
  process.stdout.once('error', ignoreClosedPipe);
  let command: string | undefined;
  try {
    const options = parseOptions(words);
    command = options.command;
    if (options.help || command === undefined) return show(help(command), 0);
    const { exitCode, text, report } = await (await find(command))(options.root, options);
    return show(options.json ? JSON.stringify({ command, ok: exitCode === 0, ...report }, null, 2) : text, exitCode);
  } catch (error) {
    return fail(error, command, words.includes('--json'));
  }
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

async function find(name: string): Promise<Command> {
  const load = commands.get(name);
  if (load) return load();
  throw new UserError(notThere('command', name, [...commands.keys()]), 2);
}

function show(text: string, exitCode: number): number {
  process.stdout.write(`${text}\n`);
  return exitCode;
}

function fail(error: unknown, command: string | undefined, json: boolean): number {
  const { problems, exitCode } = known(error);
  const message = error instanceof Error ? error.message : `${error}`;
  if (json) process.stdout.write(`${JSON.stringify({ command, ok: false, problems }, null, 2)}\n`);
  else process.stderr.write(`${message}\n`);
  return exitCode;
}

/** What a person or a machine can do something about; any other error is a bug of ours, and its stack helps to mend it. */
function known(error: unknown): { problems: readonly object[]; exitCode: number } {
  if (error instanceof ConfigError || error instanceof WriteError) return { problems: error.problems, exitCode: 1 };
  if (error instanceof UserError) return { problems: [{ message: error.message }], exitCode: error.exitCode };
  throw error;
}
