import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** Where its own counts stand: vitest's report, or its last line `N passed, N failed`. Any other step counts as one. */
  readonly counts?: 'vitest' | 'last line';
}

export interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** Runs a step, shows what it prints, and says how it went and how long it took. */
export async function run(step: Step): Promise<Count> {
  const start = performance.now();
  const count = await counted(step);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stdout.write(`${count.failed === 0 ? 'ok    ' : 'FAILED'} ${step.name}  ${seconds} s\n`);
  return count;
}

async function counted({ command: [program, ...words], counts }: Step): Promise<Count> {
  if (counts === 'vitest') return vitest(program, words);
  const { ok, lastLine } = await show(program, words);
  if (counts === undefined) return { passed: Number(ok), failed: Number(!ok) };
  const [, passed, failed] = /^(\d+) passed, (\d+) failed$/.exec(lastLine) ?? [];
  return atLeastOneFailure(Number(passed ?? 0), Number(failed ?? 0), ok);
}

async function vitest(program: string, words: readonly string[]): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), 'auditorsec-ci-'));
  const report = join(folder, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { ok } = await show(program, [...words, ...reporters]);
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>;
    return atLeastOneFailure(numPassedTests ?? 0, numFailedTests ?? 0, ok);
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A run that fails without a failed test, such as an error outside of all of them, counts as one failure. */
function atLeastOneFailure(passed: number, failed: number, ok: boolean): Count {
  return { passed, failed: Math.max(failed, Number(!ok)) };
}

function show(program: string, words: readonly string[]): Promise<{ ok: boolean; lastLine: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'inherit'] });
    let tail = '';
    child.stdout.on('data', (chunk: Buffer) => {
      process.stdout.write(chunk);
      tail = (tail + chunk.toString()).slice(-200);
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ ok: code === 0, lastLine: tail.trimEnd().split('\n').at(-1) ?? '' }));
  });
}
