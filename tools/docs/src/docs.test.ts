import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { citations, holds, namedPaths, relativeLinks } from './markdown.ts';

const pages = globSync('**/*.md', { cwd: repositoryRoot, exclude: ['**/node_modules/**', '.nx/**', 'generated/**'] });
const read = (path: string) => readFileSync(join(repositoryRoot, path), 'utf8');
const exists = (path: string) => existsSync(join(repositoryRoot, path));

const DECISIONS = 'docs/decisions';
const decisions = readdirSync(join(repositoryRoot, DECISIONS)).filter((name) => name !== 'README.md');

test('every relative link leads to a file', () => {
  const dead = pages.flatMap((page) =>
    relativeLinks(read(page))
      .filter((target) => !exists(join(dirname(page), target)))
      .map((target) => `${page} -> ${target}`),
  );
  expect(dead).toEqual([]);
});

test('every path of the repository that a text names exists', () => {
  const missing = pages.flatMap((page) =>
    namedPaths(read(page))
      .filter((path) => !exists(path))
      .map((path) => `${page}: ${path}`),
  );
  expect(missing).toEqual([]);
});

test('every app and every library has a README', () => {
  const folders = globSync(['apps/*/package.json', 'libs/*/package.json'], { cwd: repositoryRoot }).map(dirname);
  expect(folders.filter((folder) => !exists(join(folder, 'README.md')))).toEqual([]);
});

test('every decision has a number of its own, three sections, and a line in the index', () => {
  const index = relativeLinks(read(join(DECISIONS, 'README.md')));
  expect(decisions.filter((name) => !index.includes(name))).toEqual([]);
  for (const [position, name] of decisions.toSorted().entries()) {
    expect(name).toMatch(new RegExp(`^${String(position + 1).padStart(4, '0')}-[a-z0-9-]+\\.md$`));
    const headings = [...read(join(DECISIONS, name)).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading);
    expect(headings[0]).toMatch(new RegExp(`^${position + 1}\\. `));
    expect(headings.slice(1).join(', ')).toMatch(/^Context(, Decision| and decision), Consequences$/);
  }
});

test('every rule has its page, and every page its rule, of one name', () => {
  const rules = globSync('libs/checks/src/rules/*.ts', { cwd: repositoryRoot })
    .filter((path) => !path.endsWith('.test.ts'))
    .map((path) => basename(path, '.ts'));
  const described = globSync('docs/checks/*.md', { cwd: repositoryRoot })
    .map((path) => basename(path, '.md'))
    .filter((name) => name !== 'README');
  expect(described.sort()).toEqual(rules.sort());
});

test('what a decision cites of a generated file is so', () => {
  const cited = decisions.flatMap((name) => citations(read(join(DECISIONS, name))).map((each) => ({ name, ...each })));
  expect(cited.length).toBeGreaterThan(30);
  const wrong = cited.filter(({ file, ...each }) => !holds(parse(read(join(DECISIONS, file))), { file, ...each }));
  expect(wrong).toEqual([]);
});
