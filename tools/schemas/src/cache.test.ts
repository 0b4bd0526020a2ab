import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildOnce, cacheRoot } from './cache.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cache-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the cache is where the environment says, else in the user’s cache folder', () => {
  expect(cacheRoot({ AUDITORSEC_CACHE: '/a', XDG_CACHE_HOME: '/b' })).toBe('/a');
  expect(cacheRoot({ XDG_CACHE_HOME: '/b' })).toBe('/b/auditorsec-platform');
  expect(cacheRoot({})).toMatch(/\/\.cache\/auditorsec-platform$/);
});

test('what is there is not built again', async () => {
  const target = join(folder, 'deep', 'part');
  await buildOnce(target, (output) => writeFile(output, 'first'));
  await buildOnce(target, (output) => writeFile(output, 'second'));
  expect(readFileSync(target, 'utf8')).toBe('first');
});

test('a build that fails leaves nothing behind', async () => {
  const target = join(folder, 'part');
  const failing = buildOnce(target, async (output) => {
    await writeFile(output, 'half');
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(readdirSync(folder)).toEqual([]);
});

test('of two processes that build one folder, the later takes the one that the earlier finished', async () => {
  const target = join(folder, 'part');
  await buildOnce(target, async (output) => {
    await mkdir(output);
    await mkdir(target);
    await writeFile(join(target, 'from'), 'the other process');
  });
  expect(readFileSync(join(target, 'from'), 'utf8')).toBe('the other process');
  expect(readdirSync(folder)).toEqual(['part']);
});
