import { WriteError } from '@auditorsec/manifest/writer/write-error';
import { ConfigError } from '@auditorsec/problem/problem';
import { suggest } from '@auditorsec/problem/suggest';
import { help } from './help.ts';
import { type Options, parseOptions } from './options.ts';
import type { Outcome } from './output.ts';
import { UserError } from './user-error.ts';

type Command = (root: string, options: Options) => Promise<Outcome>;

/** Loaded when called: `generate` doesn't pay for what `validate` needs. */
const commands: Record<string, () => Promise<Command>> = {
  generate: async () => (await import('./commands/generate.ts')).generate,
  check: async () => (await import('./commands/check.ts')).check,
  validate: async () => (await import('./commands/validate.ts')).validate,
  diff: async () => (await import('./commands/diff.ts')).diff,
};

/** Runs one command and returns its exit code: 0 all well, 1 something is to be mended, 2 the call or the machine is wrong. */
export async function main(words: readonly string[]): Promise<number> {
  const json = words.includes('--json');
  try {
    const [name = '--help', ...rest] = words;
    const options = parseOptions(name.startsWith('-') ? words : rest);
    if (options.help || name === '--help') return show(help(name), 0);
    const { exitCode, text, report } = await (await find(name))(options.root, options);
    return show(json ? JSON.stringify({ command: name, ok: exitCode === 0, ...report }, null, 2) : text, exitCode);
  } catch (error) {
    return fail(error, json);
  }
}

async function find(name: string): Promise<Command> {
  const load = commands[name];
  if (load) return load();
  const nearest = suggest(name, Object.keys(commands));
  const hint = nearest ? `; did you mean ${nearest}?` : '';
  throw new UserError(`There is no command ${name}. There are ${Object.keys(commands).join(', ')}${hint}`, 2);
}

function show(text: string, exitCode: number): number {
  process.stdout.write(`${text}\n`);
  return exitCode;
}

function fail(error: unknown, json: boolean): number {
  const known = error instanceof ConfigError || error instanceof WriteError || error instanceof UserError;
  if (!known) throw error;
  if (json) {
    const problems = error instanceof UserError ? [{ message: error.message }] : error.problems;
    process.stdout.write(`${JSON.stringify({ ok: false, problems }, null, 2)}\n`);
  } else {
    process.stderr.write(`${error.message}\n`);
  }
  return error instanceof UserError ? error.exitCode : 1;
}
