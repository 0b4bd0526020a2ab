import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { UserError } from '@auditorsec/problem/user-error';
import { clusterNames, commit, makeRepository, writeCluster } from '../synthetic.ts';

/** A repository whose last commit changes manifests, and for dyff, which has no Git, both sides of each cluster that changed. */
export interface Changed {
  readonly root: string;
  readonly pairs: readonly (readonly [before: string, after: string])[];
}

/** Renders a number of clusters, commits them, and commits other numbers of replicas in the first of them. */
export function makeChange(root: string, clusters: number, changed: number): Changed {
  makeRepository(root, clusters);
  generate(root);
  commit(root);
  const names = clusterNames(clusters).slice(0, changed);
  const before = names.map((name) => side(root, name, 'before'));
  for (const [index, name] of names.entries()) writeCluster(root, name, index, 1);
  generate(root);
  commit(root);
  const after = names.map((name) => side(root, name, 'after'));
  return { root, pairs: before.map((path, index) => [path, after[index] ?? ''] as const) };
}

/** In a process of its own: config that was imported once stays as it was. */
function generate(root: string): void {
  const program = join(repositoryRoot, 'tools/cli/main.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'generate', '--root', root], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new UserError(`${stdout}${stderr}`);
}

/** All manifests of a cluster in one file, which is what dyff compares. */
function side(root: string, cluster: string, name: string): string {
  const folder = join(root, 'generated', cluster);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .sort();
  const path = `${root}.${cluster}.${name}.yaml`;
  writeFileSync(path, files.map((file) => readFileSync(join(folder, file), 'utf8')).join('---\n'));
  return path;
}
