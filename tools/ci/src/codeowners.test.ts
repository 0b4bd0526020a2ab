import { globSync, readFileSync } from 'node:fs';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { expect, test } from 'vitest';

const lines = readFileSync(`${repositoryRoot}.github/CODEOWNERS`, 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(/\s+/));

test('whoever owns a path owns one that is there', () => {
  const missing = lines
    .map(([pattern = '']) => pattern)
    .filter((pattern) => pattern !== '*' && globSync(pattern.slice(1), { cwd: repositoryRoot }).length === 0);
  expect(missing).toEqual([]);
});

test('every file has an owner, what all regions get at once another one than the rest', () => {
  expect(lines[0]?.[0]).toBe('*');
  expect(lines.filter(([, ...owners]) => owners.length === 0)).toEqual([]);
  const fleet = lines.findLast(([pattern]) => pattern === '/clusters/fleet.ts');
  expect(fleet?.slice(1)).not.toEqual(lines[0]?.slice(1));
});
