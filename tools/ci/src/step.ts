import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** Counts its tests one by one; any other step counts as one. */
  readonly vitest?: boolean;
}

export interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** Runs a step, shows what it prints, and says how it went and how long it took. */
export async function run(step: Step): Promise<Count> {
  const start = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'auditorsec-ci-'));
  const report = join(folder, 'vitest.json');
  const words = step.vitest ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : [];
  const ok = await exit(step.command[0], [...step.command.slice(1), ...words]);
  const count = step.vitest ? readCount(report, ok) : { passed: Number(ok), failed: Number(!ok) };
  rmSync(folder, { recursive: true });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stdout.write(`${count.failed === 0 ? 'ok    ' : 'FAILED'} ${step.name}  ${seconds} s\n`);
  return count;
}

function exit(program: string, words: readonly string[]): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', reject);
    child.on('close', (code) => resolve(code === 0));
  });
}

/** A run that fails without a failed test, such as an error in a file's own code, counts as one failure. */
function readCount(report: string, ok: boolean): Count {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>;
    const failed = Math.max(numFailedTests ?? 0, Number(!ok));
    return { passed: numPassedTests ?? 0, failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
