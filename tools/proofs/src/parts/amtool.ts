import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Progress } from '@auditorsec/schemas/progress';
import { amtoolProgram } from './programs.ts';

const run = promisify(execFile);

/** Runs amtool; returns what it prints. Throws with its words when it refuses something. */
export async function amtool(args: readonly string[], progress: Progress): Promise<string> {
  const program = await amtoolProgram(progress);
  try {
    return (await run(program, args)).stdout;
  } catch (error) {
    const { stdout = '', stderr = '', message } = error as Error & { stdout?: string; stderr?: string };
    throw new Error(`amtool ${args.slice(0, 3).join(' ')}: ${`${stdout}${stderr}`.trim() || message}`);
  }
}
