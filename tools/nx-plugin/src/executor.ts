import type { ExecutorContext } from '@nx/devkit';
import { runTask, type TaskOptions } from './run-task.ts';

/** Runs one task in a process of its own: what `nx --batch=false` asks for. */
export default async function run(options: TaskOptions, { root }: ExecutorContext): Promise<{ success: boolean }> {
  const { success, terminalOutput } = await runTask(root, options);
  process.stdout.write(terminalOutput);
  return { success };
}
