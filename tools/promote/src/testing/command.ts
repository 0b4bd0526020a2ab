import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import type { World } from './world.ts';

export interface Run {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the real command line, as a process of its own. Ids of commits are told apart by the order of their names in `commits`. */
export function command(world: World, ...words: string[]): Promise<Run> {
  const child = spawn(process.execPath, [join(repositoryRoot, 'tools/promote/main.mjs'), ...words, ...world.options], {
    env: { ...process.env, NO_COLOR: '1', ...world.env },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (data: Buffer) => {
    stdout += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => {
    stderr += data.toString();
  });
  return new Promise((resolve) => child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr })));
}
