import { join } from 'node:path';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import type { Command } from '../measure.ts';
import type { Contestant } from './contestant.ts';

/** `npm run generate` without npm, in the repository at `root`. */
export function ours(root: string, compileCache: string): Contestant {
  const output = join(root, 'generated');
  return {
    name: 'ours',
    commands: [generate(root, compileCache)],
    output,
    folderOf: (cluster) => join(output, cluster),
  };
}

/** Generates all clusters, or those that are named. */
export function generate(root: string, compileCache: string, clusters: readonly string[] = []): Command {
  return node(compileCache, ['tools/cli/main.mjs', 'generate', ...clusters, '--root', root]);
}

/** Reviews what the last commit changed: `npm run diff` or `npm run report`, without npm. */
export function review(command: 'diff' | 'report', root: string, compileCache: string): Command {
  return node(compileCache, ['tools/review/main.mjs', command, 'HEAD~1', '--root', root]);
}

/** Generates all clusters and prints the time of each step. */
export function steps(root: string, compileCache: string): Command {
  return node(compileCache, ['tools/bench/steps.mjs', root]);
}

/** The compile cache is a folder of the bench, so that the user's isn't filled with clusters that don't exist. */
function node(compileCache: string, [program = '', ...args]: readonly string[]): Command {
  return {
    args: [process.execPath, join(repositoryRoot, program), ...args],
    env: [`NODE_COMPILE_CACHE=${compileCache}`],
  };
}
