import { expect } from 'vitest';
import type { Sandbox } from './sandbox.ts';

/** What rules say of one cluster after an object of it was patched past the block that made it. Nothing is written; lines of code are left out, since they move. */
export function patched(box: Sandbox, cluster: string, object: string, merge: object): string {
  try {
    const patch = { object, reason: 'tried by hand first', merge };
    box.edit(`clusters/${cluster}/cluster.ts`, 'apps: [', `patches: [${JSON.stringify(patch)}],\n  apps: [`);
    const before = box.digest();
    const { exitCode, stdout } = box.run(['generate', cluster]);
    expect(exitCode).toBe(1);
    expect(box.digest()).toBe(before);
    return stdout.replaceAll(/\.ts:\d+(:\d+)?/g, '.ts:LINE');
  } finally {
    box.restore();
  }
}
