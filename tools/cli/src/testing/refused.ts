import { expect } from 'vitest';
import type { Sandbox } from './sandbox.ts';

/**
 * What a person reads after a mistake. Holds for every mistake: the exit code is not 0, `generated/` is as it was,
 * nothing stands on standard output, no stack trace shows, and no colours are in a file.
 */
export function refused(box: Sandbox, mistake: () => void, words = ['generate'], exitCode = 1): string {
  try {
    mistake();
    const before = box.digest();
    const run = box.run(words);
    expect(run).toMatchObject({ exitCode, stdout: '' });
    expect(run.stderr).not.toMatch(/^\s+at /m);
    expect(run.stderr).not.toContain('\u001b');
    expect(box.digest()).toBe(before);
    return run.stderr;
  } finally {
    box.restore();
  }
}
