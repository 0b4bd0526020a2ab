import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { leaks } from './secrets.ts';
import { workflowFaults } from './workflows.ts';

// The scanners are built by the first that needs them.
vi.setConfig({ testTimeout: 300_000 });

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'auditorsec-scan-'));
  git('init', '--quiet');
  write('.gitleaks.toml', readFileSync(join(repositoryRoot, '.gitleaks.toml'), 'utf8'));
  commit();
});
afterEach(() => rmSync(root, { recursive: true }));

function git(...words: string[]): void {
  execFileSync('git', ['-C', root, '-c', 'user.name=a', '-c', 'user.email=a@example.com', ...words]);
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
  git('add', file);
}

function commit(): void {
  git('commit', '--quiet', '--message', 'change');
}

/** Put together here, so that this file holds no key. */
const key = ['gh', 'p_', 'x7Kq2mN9vB4tR8wZ1cY6dF3hJ5sL0pG2aQeU'].join('');
const quiet = () => {};

test('a key in a string of a source is told by file and line, committed or not, and never shown', async () => {
  expect(await leaks(root, quiet)).toEqual([]);
  write('apps/web/src/web.ts', `\nexport const token = '${key}';\n`);
  const [uncommitted, ...more] = await leaks(root, quiet);
  expect(uncommitted).toMatchInlineSnapshot(
    `"apps/web/src/web.ts:2  github-pat: Uncovered a GitHub Personal Access Token, potentially leading to unauthorized repository access and sensitive content exposure. Have the secret made invalid, for it counts as known; what is none goes into .gitleaks.toml, with what it is."`,
  );
  expect(more).toEqual([]);
  commit();
  expect(await leaks(root, quiet)).toEqual([
    expect.stringMatching(/^apps\/web\/src\/web\.ts:2 in [0-9a-f]{12} {2}github-pat/),
  ]);
});

test('a key that a later commit took out is still in the history', async () => {
  write('note.txt', key);
  commit();
  git('rm', '--quiet', 'note.txt');
  commit();
  const found = await leaks(root, quiet);
  expect(found).toEqual([expect.stringContaining('note.txt:1')]);
  expect(found.join()).not.toContain(key);
});

test('a workflow that GitHub would misread is told with its place', async () => {
  const workflow = 'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - runs: echo\n';
  write('.github/workflows/a.yml', workflow);
  expect((await workflowFaults(root, quiet))[0]).toContain('.github/workflows/a.yml:6:9: ');
});
