import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeArena } from './arena.ts';
import { clusterNames } from './synthetic.ts';

const program = { path: 'never-run', version: '0' };

test('every tool gets inputs for every cluster, of all its objects', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'auditorsec-arena-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const peers = { helm: program, kustomize: program, jsonnet: program };
  const arena = await makeArena(folder, 3, { peers } as Parameters<typeof makeArena>[2], folder);
  expect(arena.clusters).toEqual(clusterNames(3));
  expect(arena.contestants.map(({ name, commands }) => [name, commands.length])).toEqual([
    ['ours', 1],
    ['helm', 3],
    ['kustomize', 3],
    ['jsonnet', 1],
  ]);
});
