import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Progress } from '@auditorsec/schemas/progress';
import { promtoolProgram } from './programs.ts';

const run = promisify(execFile);

/** Runs promtool; returns what it prints. Throws with its words when it refuses something. */
export async function promtool(args: readonly string[], progress: Progress): Promise<string> {
  const program = await promtoolProgram(progress);
  try {
    return (await run(program, args, { maxBuffer: 1 << 26 })).stdout;
  } catch (error) {
    const { stdout = '', stderr = '', message } = error as Error & { stdout?: string; stderr?: string };
    throw new Error(`promtool ${args.slice(0, 3).join(' ')}: ${`${stdout}${stderr}`.trim() || message}`);
  }
}
