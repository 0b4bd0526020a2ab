import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from '@auditorsec/problem/call-site';

export interface Run {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The world that a command is led to. */
interface Called {
  readonly options: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** Runs the real command line, as a process of its own. */
export function command(world: Called, name: string, ...words: string[]): Promise<Run> {
  const child = spawn(
    process.execPath,
    [join(repositoryRoot, 'tools/promote/main.mjs'), name, ...world.options, ...words],
    {
      env: { ...process.env, NO_COLOR: '1', ...world.env },
    },
  );
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (data: Buffer) => {
    stdout += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => {
    stderr += data.toString();
  });
  return new Promise((resolve) => child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr })));
}
