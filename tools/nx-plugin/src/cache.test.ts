import { repositoryRoot } from '@auditorsec/problem/call-site';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { Checkout } from './testing/checkout.ts';
import { raiseReplicas } from './testing/edits.ts';
import { runTasks } from './testing/nx.ts';

// Nx is started for real, which takes a second, and longer on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const CLUSTERS = ['ap-southeast-1', 'eu-west-1', 'staging', 'us-east-1'];

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

test('what was judged is remembered; a change of one cluster has that one judged again, as it is after generate', async () => {
  const judged = ['run-many', '-t', 'validate', 'check'];
  expect((await nx(...judged)).tasks).toMatchObject({
    'cluster-us-east-1:validate': 'done',
    'cluster-eu-west-1:check': 'done',
    'fleet:check': 'done',
  });
  const again = (await nx(...judged)).tasks;
  for (const name of CLUSTERS) {
    expect(again).toMatchObject({
      [`cluster-${name}:validate`]: 'remembered',
      [`cluster-${name}:check`]: 'remembered',
    });
  }
  expect(again).toMatchObject({ 'fleet:check': 'remembered' });

  raiseReplicas(checkout, 'us-east-1');
  const changed = await nx('run-many', '-t', 'generate', 'validate', 'check');
  expect(changed.code, changed.output).toBe(0);
  expect(checkout.changed().filter((file) => file.startsWith('generated/us-east-1/'))).not.toEqual([]);
  expect(changed.tasks).toMatchObject({
    'cluster-us-east-1:validate': 'done',
    'cluster-us-east-1:check': 'done',
    'fleet:check': 'done',
    'cluster-eu-west-1:validate': 'remembered',
    'cluster-eu-west-1:check': 'remembered',
    'cluster-ap-southeast-1:validate': 'remembered',
  });
  expect((await nx(...judged)).tasks).toMatchObject({
    'cluster-us-east-1:validate': 'remembered',
    'fleet:check': 'remembered',
  });
});

test('the commit that change rules compare with is an input of the fleet check', async () => {
  raiseReplicas(checkout, 'us-east-1');
  const words = ['run-many', '-t', 'generate', 'check'];
  await nx(...words);
  checkout.commit();
  expect((await nx(...words)).tasks).toMatchObject({
    'cluster-us-east-1:check': 'remembered',
    'fleet:check': 'done',
  });
});

test('generate is never remembered, and so restores no files behind the back of the writer', async () => {
  await nx('run', 'cluster-us-east-1:generate');
  expect((await nx('run', 'cluster-us-east-1:generate')).tasks).toEqual({ 'cluster-us-east-1:generate': 'done' });
});
