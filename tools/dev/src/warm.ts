import { WriteError } from '@auditorsec/manifest/writer/write-error';
import { ConfigError } from '@auditorsec/problem/problem';
import { UserError } from '@auditorsec/problem/user-error';
import { step } from './step.ts';

/**
 * One step, by a process that has loaded everything but `clusters/` and `apps/` before it is told to go: modules can't be loaded twice, and
 * starting takes longer than rendering.
 */
export async function main([root = '']: readonly string[]): Promise<number> {
  await new Promise((resolve) => process.once('message', resolve));
  const text = await step(root).catch((error: unknown) => {
    const isKnown = error instanceof ConfigError || error instanceof UserError || error instanceof WriteError;
    return isKnown ? error.message : error instanceof Error ? (error.stack ?? error.message) : `${error}`;
  });
  await new Promise((resolve) => process.send?.({ text }, resolve));
  process.disconnect?.();
  return 0;
}
