import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { classOf } from '@auditorsec/cdn/caching';
import { expect, test } from 'vitest';
import { release } from './release.ts';

const files = release();
const text = (path: string, of = files) => of.get(path)?.toString() ?? '';
const called = [...files.values()].flatMap((content) =>
  [...content.toString().matchAll(/["'](\/[\w/.]+\.\w+)["']/g)].map(([, path]) => path),
);

test('every file that another one names is there', () => {
  expect(called.length).toBeGreaterThan(8);
  expect(called.filter((path) => !files.has(path ?? ''))).toEqual([]);
});

test('no placeholder is left, and what is kept for good has a hash in its name', () => {
  expect([...files].filter(([path, content]) => `${path} ${content}`.includes('00000000'))).toEqual([]);
  const hashed = [...files.keys()].filter((path) => classOf(path) === 'hashed');
  expect(hashed).toHaveLength(2);
  for (const path of hashed) expect(path).toMatch(/\.[0-9a-f]{8}\.\w+$/);
});

test('any change makes a new worker, and a file whose content changes a new name', () => {
  const copy = mkdtempSync(join(tmpdir(), 'web-'));
  cpSync(join(import.meta.dirname, '..', 'assets'), copy, { recursive: true });
  expect(release(copy)).toEqual(files);
  writeFileSync(join(copy, 'assets', 'app.00000000.css'), 'body { color: black }');
  const changed = release(copy);
  expect(text('/sw.js', changed)).not.toBe(text('/sw.js'));
  expect([...changed.keys()]).not.toEqual([...files.keys()]);
});
