import { expect, test } from 'vitest';
import { citations, holds, namedPaths, relativeLinks } from './markdown.ts';

test('links are found without their fragments; addresses and code are no links', () => {
  const text = '[a](../a.md#part) [b](https://example.com) [c](#here)\n\n```ts\nf[0](b);\n```\n\n[d](d.md)';
  expect(relativeLinks(text)).toEqual(['../a.md', 'd.md']);
});

test('paths are found with or without a line; patterns and paths of other repositories are none', () => {
  const text = '`libs/a/src/b.ts` `apps/a/src/c.ts:31` `libs/<block>/` `libs/*/src` `pilot/pkg/x.go` `docs/x.md`';
  expect(namedPaths(text)).toEqual(['libs/a/src/b.ts', 'apps/a/src/c.ts']);
});

test('a citation is a list item that links to YAML, each of its spans a field and a value', () => {
  const text = '- [G](../g.yaml): `spec.a: 1` `spec.b[0]["x.y/z"]: [p, "q: r"]`\n- [other](o.md): `c: 2`';
  expect(citations(text)).toEqual([
    { file: '../g.yaml', field: 'spec.a', value: '1' },
    { file: '../g.yaml', field: 'spec.b[0]["x.y/z"]', value: '[p, "q: r"]' },
  ]);
});

test.each([
  ['spec.a', '1', true],
  ['spec.a', '2', false],
  ['spec.a', '"1"', false],
  ['spec.list[1].name', 'two', true],
  ['spec["x.y/z"]', '[p, q]', true],
  ['spec.none', 'absent', true],
  ['spec.none.deeper', 'absent', true],
  ['spec.a', 'absent', false],
])('of an object, "%s: %s" is %j', (field, value, truth) => {
  const object = { spec: { a: 1, list: [{ name: 'one' }, { name: 'two' }], 'x.y/z': ['p', 'q'] } };
  expect(holds(object, { file: '', field, value })).toBe(truth);
});
