import { appendFileSync, cpSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { Checkout } from './testing/checkout.ts';
import { lowerReplicas, raiseReplicas } from './testing/edits.ts';
import { runTasks } from './testing/nx.ts';

// Nx is started for real, which takes a second, and longer on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const CLUSTERS = ['ap-southeast-1', 'eu-west-1', 'staging', 'us-east-1'];
const CONFIG = 'clusters/us-east-1/cluster.ts';

let checkout: Checkout;
beforeAll(async () => {
  checkout = new Checkout(repositoryRoot);
  const { code, output } = await nx('run-many', '-t', 'generate');
  expect(code, output).toBe(0);
  checkout.begin();
});
beforeEach(() => checkout.reset());
afterAll(() => checkout[Symbol.dispose]());

const nx = (...words: string[]) => runTasks(checkout.root, words);

describe('a generated/ that is not what the config renders', () => {
  test('after a change of the config it fails what judges it, with the command that mends it, and stays as it is', async () => {
    raiseReplicas(checkout, 'us-east-1');
    const { code, output, tasks } = await nx('affected', '-t', 'validate', 'check', `--files=${CONFIG}`);
    expect(code).not.toBe(0);
    expect(output).toContain('npm run generate');
    expect(tasks).toEqual({ 'cluster-us-east-1:drift': 'failed', 'fleet:drift': 'failed' });
    expect(checkout.changed()).toEqual([CONFIG]);
  });

  test('with a folder of no cluster it fails for the fleet', async () => {
    cpSync(join(checkout.root, 'generated/us-east-1'), join(checkout.root, 'generated/us-east-9'), { recursive: true });
    const { code, output, tasks } = await nx('run-many', '-t', 'check');
    expect(code).not.toBe(0);
    expect(output).toContain('us-east-9');
    expect(tasks).toMatchObject({ 'fleet:drift': 'failed', 'cluster-us-east-1:drift': 'done' });
  });

  test('after an edit by hand it fails for that cluster alone', async () => {
    const [file = ''] = globSync('generated/us-east-1/*/*.yaml', { cwd: checkout.root });
    checkout.edit(
      file,
      (text) => `${text}# by hand
`,
    );
    const { code, tasks } = await nx('run-many', '-t', 'validate', '--projects=cluster-*');
    expect(code).not.toBe(0);
    expect(tasks).toMatchObject({ 'cluster-us-east-1:drift': 'failed', 'cluster-eu-west-1:drift': 'done' });
    expect(Object.keys(tasks)).not.toContain('cluster-us-east-1:validate');
    expect(Object.keys(tasks)).toContain('cluster-eu-west-1:validate');
  });
});

describe('several clusters in one run', () => {
  test('share one process', async () => {
    const pids = join(checkout.root, 'pids.log');
    for (const name of CLUSTERS) {
      appendFileSync(
        join(checkout.root, `clusters/${name}/cluster.ts`),
        `import { appendFileSync } from 'node:fs';\nappendFileSync(${JSON.stringify(pids)}, \`\${process.pid}\\n\`);\n`,
      );
    }
    const { code, output } = await nx('run-many', '-t', 'generate', 'drift');
    expect(code, output).toBe(0);
    const seen = readFileSync(pids, 'utf8').trim().split('\n');
    expect(seen).toHaveLength(CLUSTERS.length);
    expect(new Set(seen).size).toBe(1);
  });

  test('fail one by one: a mistake in the config of one is told once, and the others are written', async () => {
    lowerReplicas(checkout, 'us-east-1');
    raiseReplicas(checkout, 'eu-west-1');
    const { code, output, tasks } = await nx('run-many', '-t', 'generate', 'drift', '--projects=cluster-*');
    expect(code).not.toBe(0);
    expect(tasks).toMatchObject({ 'cluster-us-east-1:generate': 'failed', 'cluster-eu-west-1:drift': 'done' });
    expect(output.match(/clusters\/us-east-1\/cluster\.ts:\d+/g)).toHaveLength(1);
    expect(output).not.toMatch(/^\s+at .*\.ts:\d+/m);
    const folders = checkout.changed().map((file) => file.split('/').slice(0, 2).join('/'));
    expect(folders).toContain('generated/eu-west-1');
    expect(folders).not.toContain('generated/us-east-1');
  });

  test('are validated together, and the one that is wrong is told apart', async () => {
    const [file = ''] = globSync('generated/us-east-1/*/Deployment.*.yaml', { cwd: checkout.root });
    checkout.edit(file, (text) => text.replace('containers:', 'containres:'));
    const words = ['run-many', '-t', 'validate', '--projects=cluster-*', '--exclude-task-dependencies'];
    const { code, output, tasks } = await nx(...words);
    expect(code).not.toBe(0);
    expect(output).toContain(file);
    expect(tasks).toEqual({
      'cluster-us-east-1:validate': 'failed',
      'cluster-eu-west-1:validate': 'done',
      'cluster-ap-southeast-1:validate': 'done',
      'cluster-staging:validate': 'done',
    });
  });

  test('run one at a time as well, in processes of their own', async () => {
    const { code, output, tasks } = await nx('run-many', '-t', 'check', '--projects=cluster-*', '--batch=false');
    expect(code, output).toBe(0);
    expect(Object.keys(tasks).sort()).toEqual(
      CLUSTERS.flatMap((name) => [`cluster-${name}:check`, `cluster-${name}:drift`]).sort(),
    );
  });
});
