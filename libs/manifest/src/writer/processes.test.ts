import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeEach, describe, expect, test } from 'vitest';
import { childTrees } from './testing/child-trees.ts';
import { onDisk, readAll, temporaryRoot } from './testing/trees.ts';
import { writeTree } from './write-tree.ts';

const CHILD = join(import.meta.dirname, 'testing/child.ts');

let root = '';
beforeEach(() => {
  root = temporaryRoot();
  return () => rmSync(dirname(root), { recursive: true });
});

function start(...args: string[]): ChildProcess {
  return spawn(process.execPath, [CHILD, root, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
}

describe('a process that is killed in the middle of a write', { timeout: 60_000 }, () => {
  // Rename 0 brings the journal; 18 follow: 3 clusters with 5 files and an index each.
  test.each([
    ['SIGKILL', 0],
    ['SIGKILL', 1],
    ['SIGKILL', 7],
    ['SIGKILL', 18],
    ['SIGINT', 5],
  ])('by %s at rename %i: the next run finishes', (signal, rename) => {
    writeTree(root, childTrees('old'));
    const { signal: died } = spawnSync(process.execPath, [CHILD, root, 'new', 'at', String(rename), signal]);
    expect(died).toBe(signal);
    expect(existsSync(join(root, '.staging/owner'))).toBe(true);
    const { recovered } = writeTree(root, childTrees('new'));
    expect(recovered).toBe(rename > 0);
    expect(readAll(root)).toEqual(onDisk(childTrees('new')));
  });
});

describe('two runs at once', { timeout: 60_000 }, () => {
  test('the second is refused with the process that is in its way, and the first is not disturbed', async () => {
    const first = start('first', 'at', '2', 'wait');
    // Rename 0 brings the journal, 1 to 3 a new cluster each.
    await once(first.stdout ?? first, 'data');
    const before = readAll(root);
    expect(() => writeTree(root, childTrees('second'))).toThrow(
      `generated: another run (process ${first.pid}) is writing: wait for it; ` +
        `if process ${first.pid} is no run of this tool, remove generated/.staging`,
    );
    expect(readAll(root)).toEqual(before);
    first.stdin?.end('\n');
    expect(await once(first, 'exit')).toEqual([0, null]);
    expect(readAll(root)).toEqual(onDisk(childTrees('first')));
  });

  test('of many that start together on the lock of a dead process each writes all or is refused', async () => {
    const dead = spawnSync(process.execPath, ['--version']).pid;
    mkdirSync(join(root, '.staging'), { recursive: true });
    writeFileSync(join(root, '.staging/owner'), String(dead));
    const runs = ['a', 'b', 'c', 'd', 'e'].map(async (name) => {
      const child = start(name);
      const errors = child.stderr === null ? '' : text(child.stderr);
      const [code] = await once(child, 'close');
      return { name, code, errors: await errors };
    });
    const ended = await Promise.all(runs);
    for (const { code, errors } of ended.filter((run) => run.code !== 0)) {
      expect(code).toBe(1);
      expect(errors).toMatch(/^WriteError: generated: another run \(process \d+\) is writing/);
    }
    const whole = ended.filter(({ code }) => code === 0).map(({ name }) => onDisk(childTrees(name)));
    expect(whole).toContainEqual(readAll(root));
  });
});

test('the same bytes in every time zone and language, whatever the order the trees were filled in', {
  timeout: 60_000,
}, () => {
  const env = { ...process.env, TZ: 'Asia/Kolkata', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', BACKWARDS: '1' };
  const { status } = spawnSync(process.execPath, [CHILD, root, 'text'], { env });
  expect(status).toBe(0);
  const abroad = readAll(root);
  rmSync(root, { recursive: true });
  writeTree(root, childTrees('text'));
  expect(readAll(root)).toEqual(abroad);
});
