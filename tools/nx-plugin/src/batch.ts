import type { ExecutorContext, TaskGraph } from '@nx/devkit';
import { commandOrder, runTask, type TaskOptions, type TaskResult, validateTogether } from './run-task.ts';

/**
 * Runs all tasks in this one process. Each cluster is rendered, judged and written by itself: a mistake in one fails
 * that one, and the others are written. `npm run generate` is the one that writes all or nothing.
 */
export default async function* batch(
  _graph: TaskGraph,
  options: Readonly<Record<string, TaskOptions>>,
  _overrides: TaskOptions,
  { root }: ExecutorContext,
) {
  const validated = Object.values(options).flatMap(({ command, cluster }) =>
    command === 'validate' && cluster ? [cluster] : [],
  );
  const notGenerated = new Set<string | undefined>();
  let together: TaskResult | undefined;
  for (const [task, taskOptions] of inOrder(options)) {
    const { command, cluster } = taskOptions;
    if (command === 'drift' && notGenerated.has(cluster)) {
      yield { task, result: { success: false, status: 'skipped', terminalOutput: '' } };
      continue;
    }
    // Where something is wrong each is asked by itself, to tell whose it is.
    if (command === 'validate') together ??= await validateTogether(root, validated);
    const result = command === 'validate' && together?.success ? together : await runTask(root, taskOptions);
    if (command === 'generate' && !result.success) notGenerated.add(cluster);
    yield { task, result };
  }
}

function inOrder(options: Readonly<Record<string, TaskOptions>>): [string, TaskOptions][] {
  const position = ({ command }: TaskOptions) => commandOrder.indexOf(command);
  return Object.entries(options).sort(([, a], [, b]) => position(a) - position(b));
}
