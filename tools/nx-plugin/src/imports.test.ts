import { expect, test } from 'vitest';
import { importsOf, isTestFile } from './imports.ts';
import { ProjectIndex, packageName } from './project-index.ts';

test('imports of every form are found once, and what only looks like one is not', () => {
  const text = `
    import a from 'static'; import type { B } from "type-only"; import 'effect'; import again from 'static';
    export * from 'star'; export { c } from 'named'; export type { D } from 'types';
    const lazy = await import('dynamic'); const unknown = await import(a);
    // import 'comment'
    const text = "import x from 'string'";
  `;
  const found = ['static', 'type-only', 'effect', 'star', 'named', 'types', 'dynamic'];
  expect(importsOf('x.ts', text).sort()).toEqual(found.sort());
});

test('a file that does not parse is no reason for Nx to stop', () => {
  expect(() => importsOf('x.ts', `import { from 'half'; const = `)).not.toThrow();
});

test('test code is told from what it tests', () => {
  const files = ['libs/a/src/x.test.ts', 'libs/a/src/testing.ts', 'libs/a/src/testing/x.ts', 'libs/testing-x/src/x.ts'];
  expect(files.map(isTestFile)).toEqual([true, true, true, false]);
});

test('imports lead to projects by package name or by path, and to the innermost one', () => {
  const index = new ProjectIndex([
    { name: '@auditorsec/a', root: 'libs/a' },
    { name: 'fleet', root: 'clusters' },
    { name: 'cluster-x', root: 'clusters/x' },
  ]);
  const target = (file: string, specifier: string) => index.target(file, specifier)?.name;
  expect(target('clusters/x/cluster.ts', '@auditorsec/a/deep/path')).toBe('@auditorsec/a');
  expect(target('clusters/x/cluster.ts', '../fleet.ts')).toBe('fleet');
  expect(target('clusters/fleet.ts', './x/cluster.ts')).toBe('cluster-x');
  expect(target('libs/a/src/a.ts', 'zod')).toBeUndefined();
  expect(target('libs/a/src/a.ts', 'node:fs')).toBeUndefined();
  expect(target('libs/a/src/a.ts', '../../../README.md')).toBeUndefined();
});

test('a package name is the first part of an import, or the first two with a scope', () => {
  expect(['zod', 'zod/v4', '@scope/name', '@scope/name/path'].map(packageName)).toEqual([
    'zod',
    'zod',
    '@scope/name',
    '@scope/name',
  ]);
});
