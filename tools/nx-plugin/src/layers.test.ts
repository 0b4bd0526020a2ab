import { repositoryRoot } from '@auditorsec/problem/call-site';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { findBreaches, findCircles, type LayeredProject, type ProjectImport } from './layers.ts';
import { readImports } from './repository-imports.ts';
import { type Graph, readGraph } from './testing/graph.ts';

// Nx is started for real, which takes a second, and longer on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const project = (root: string, ...tags: string[]): LayeredProject => ({ name: root, root, tags });

const house = [
  project('libs/kernel', 'floor:kernel'),
  project('libs/block', 'floor:block'),
  project('libs/other-block', 'floor:block'),
  project('apps/app', 'floor:app'),
  project('apps/other-app', 'floor:app'),
  project('clusters/a', 'floor:cluster'),
  project('clusters/b', 'floor:cluster'),
  project('clusters', 'floor:cluster'),
  project('tools/tool', 'floor:tool'),
];

const imports = (from: string, to: string, file = 'src/x.ts'): ProjectImport => ({ file: `${from}/${file}`, from, to });

describe('this repository', () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await readGraph(repositoryRoot);
  });

  test('every project has one floor, and imports, those of tests too, go down', () => {
    const found = readImports(repositoryRoot, graph.projects);
    expect(found.length).toBeGreaterThan(graph.projects.length);
    expect(findBreaches(graph.projects, found)).toEqual([]);
  });

  test('no project leads back to itself, by import or by what its targets run', () => {
    expect(findCircles(graph.edges.map(({ source, target }) => ({ from: source, to: target })))).toEqual([]);
  });

  test('Nx sees the imports of a cluster, and none that it does not have', () => {
    const imported = (name: string) => graph.edges.filter(({ source }) => source === name).map(({ target }) => target);
    expect(imported('cluster-us-east-1')).toContain('@auditorsec/ci-failure-worker');
    expect(imported('cluster-ap-southeast-1')).toContain('@auditorsec/ci-failure-agent');
    expect(imported('cluster-ap-southeast-1')).not.toContain('@auditorsec/ci-failure-worker');
    expect(imported('@auditorsec/ci-failure-worker')).toContain('@auditorsec/queue-scaling');
  });
});

describe('floors', () => {
  test.each([
    ['tools/tool', 'clusters/a'],
    ['tools/tool', 'libs/kernel'],
    ['clusters/a', 'apps/app'],
    ['clusters', 'libs/kernel'],
    ['apps/app', 'libs/block'],
    ['libs/block', 'libs/other-block'],
    ['libs/block', 'libs/kernel'],
  ])('%s may import %s', (from, to) => {
    expect(findBreaches(house, [imports(from, to)])).toEqual([]);
  });

  test.each([
    ['libs/kernel', 'libs/block', 'kernel'],
    ['libs/block', 'apps/app', 'kernel, block'],
    ['apps/app', 'clusters/a', 'kernel, block'],
    ['apps/app', 'apps/other-app', 'kernel, block'],
    ['clusters/a', 'clusters/b', 'kernel, block, app'],
    ['clusters/a', 'clusters', 'kernel, block, app'],
    ['clusters/a', 'tools/tool', 'kernel, block, app'],
  ])('%s must not import %s, and is told what it may', (from, to, allowed) => {
    expect(findBreaches(house, [imports(from, to)])).toEqual([
      expect.stringMatching(new RegExp(`^${from}/src/x\\.ts: imports ${to}, .* may import ${allowed}$`)),
    ]);
  });

  test('a test obeys the floors, except in a tool', () => {
    const up = project('tools/low', 'floor:tool');
    const kernel = imports('libs/kernel', 'apps/app', 'src/x.test.ts');
    const tool = imports('tools/low', 'clusters', 'src/x.test.ts');
    expect(findBreaches([...house, up], [kernel, tool])).toEqual([
      expect.stringContaining('libs/kernel/src/x.test.ts'),
    ]);
  });

  test.each([
    [[], 'none'],
    [['scope:x'], 'none'],
    [['floor:cellar'], 'floor:cellar'],
    [['floor:app', 'floor:block'], 'floor:app, floor:block'],
  ])('tags %j are refused', (tags, found) => {
    expect(findBreaches([project('apps/new', ...tags)], [])).toEqual([
      `apps/new: apps/new must have exactly one tag of floor:kernel, floor:block, floor:app, floor:cluster, floor:tool; found ${found}`,
    ]);
  });
});

describe('circles', () => {
  const edges = (...pairs: string[]) => pairs.map((pair) => ({ from: pair.slice(0, 1), to: pair.slice(1) }));

  test('a diamond is none', () => {
    expect(findCircles(edges('ab', 'ac', 'bd', 'cd'))).toEqual([]);
  });

  test('each is found with its way round, without what only leads into it', () => {
    expect(findCircles(edges('xa', 'ab', 'bc', 'ca', 'cy', 'pq', 'qp'))).toEqual([
      ['a', 'b', 'c', 'a'],
      ['p', 'q', 'p'],
    ]);
  });
});
