import { type Options, parseOptions } from '@auditorsec/cli/options';
import type { Outcome } from '@auditorsec/cli/output';
import { WriteError } from '@auditorsec/manifest/writer/write-error';
import { ConfigError } from '@auditorsec/problem/problem';
import { UserError } from '@auditorsec/problem/user-error';

/** In the order in which they run when several are asked for at once. */
export const commandOrder = ['generate', 'drift', 'validate', 'check'] as const;

/** The options of a target, as `schema.json` describes them. */
export interface TaskOptions {
  readonly command: (typeof commandOrder)[number];
  /** Folder below `clusters/`; none for the fleet. */
  readonly cluster?: string;
  readonly force?: boolean;
}

export interface TaskResult {
  readonly success: boolean;
  readonly terminalOutput: string;
}

/** Runs one target in this process. */
export function runTask(root: string, { command, cluster, force = false }: TaskOptions): Promise<TaskResult> {
  return run(root, command, cluster ? [cluster] : [], force);
}

/** Validates several clusters at the cost of one: the validators are programs, and are started once. */
export function validateTogether(root: string, clusters: readonly string[]): Promise<TaskResult> {
  return run(root, 'validate', clusters, false);
}

/** As the command line does it. Never throws: what goes wrong is in the text, with a stack only where the fault is ours. */
async function run(
  root: string,
  command: TaskOptions['command'],
  clusters: readonly string[],
  force: boolean,
): Promise<TaskResult> {
  const base = process.env['NX_BASE'] ?? 'HEAD';
  const options = { ...parseOptions([command, ...clusters]), root, force, base };
  try {
    const { exitCode, text } = await runCommand(command, options);
    return { success: exitCode === 0, terminalOutput: `${text}\n` };
  } catch (error) {
    return { success: false, terminalOutput: `${explain(error)}\n` };
  }
}

/** Loaded when called: `generate` doesn't pay for what `validate` needs. */
async function runCommand(command: TaskOptions['command'], options: Options): Promise<Outcome> {
  const { root, clusters } = options;
  switch (command) {
    case 'generate':
      return (await import('@auditorsec/cli/commands/generate')).generate(root, options);
    case 'drift':
      return (await import('@auditorsec/cli/commands/drift')).drift(root, options);
    case 'validate':
      return (await import('@auditorsec/cli/commands/validate')).validate(root, options);
    case 'check':
      if (clusters.length > 0) return (await import('@auditorsec/cli/commands/check')).check(root, options);
      return (await import('@auditorsec/cli/commands/check')).checkFleet(root, options);
  }
}

function explain(error: unknown): string {
  const mistakes = [ConfigError, WriteError, UserError];
  if (mistakes.some((mistake) => error instanceof mistake)) return (error as Error).message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
