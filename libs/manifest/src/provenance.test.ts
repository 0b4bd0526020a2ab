import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { formatIndex, parseIndex, sha256 } from './provenance.ts';
import { verifyIndex } from './provenance-verify.ts';
import { temporaryRoot, trees } from './writer/testing/trees.ts';
import { writeTree } from './writer/write-tree.ts';

test('an index is sorted by code unit, whatever the order it was filled in, and reads back', () => {
  const files = new Map(['b/a.yaml', 'a/b.yaml', 'a/Z.yaml', '1/1.yaml'].map((path) => [path, sha256(path)]));
  expect(formatIndex(files)).toMatchInlineSnapshot(`
    "{
      "tool": "auditorsec-platform",
      "files": {
        "1/1.yaml": "4828b25c1e68a0e9f5602841814f3099a1068d630c242c0a1680f60f17dc1d81",
        "a/Z.yaml": "223b3f1c17a15c3d752789003acb0d94a77f1acd1197d8e02565dfbe3e42aa70",
        "a/b.yaml": "7443e186ea09b3d862f89a19efba02c6fd4388620a18d3690174988b1e8a57d4",
        "b/a.yaml": "668e2403b3639cd28e4dd2f649f01648fc7f71e933bf1f0166b10d43d58adcbc"
      }
    }
    "
  `);
  expect(parseIndex(formatIndex(files))).toEqual(files);
});

test.each([
  ['merge conflict markers', '<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> other\n'],
  ['another tool', '{"tool": "x", "files": {}}'],
  ['a list', '[]'],
  ['a path that leaves the folder', `{"tool": "auditorsec-platform", "files": {"../a": "${sha256('')}"}}`],
  ['a sum that is none', '{"tool": "auditorsec-platform", "files": {"a/a.yaml": "abc"}}'],
])('an index with %s is none', (_, text) => {
  expect(parseIndex(text)).toBeUndefined();
});

test('a cluster folder is held against its own index', () => {
  const root = temporaryRoot();
  const folder = join(root, 'us-east-1');
  writeTree(root, trees({ 'us-east-1': { 'a/a.yaml': 'a', 'a/b.yaml': 'b', 'a/c.yaml': 'c' } }));
  expect(verifyIndex(folder)).toEqual({ missing: [], changed: [], foreign: [] });
  rmSync(join(folder, 'a/a.yaml'));
  writeFileSync(join(folder, 'a/b.yaml'), 'x');
  writeFileSync(join(folder, 'a/d.yaml'), 'x');
  writeFileSync(join(folder, 'x.yaml'), 'x');
  mkdirSync(join(folder, 'a/deep'));
  symlinkSync('c.yaml', join(folder, 'a/link.yaml'));
  expect(verifyIndex(folder)).toEqual({
    missing: ['a/a.yaml'],
    changed: ['a/b.yaml'],
    foreign: ['a/d.yaml', 'a/deep', 'a/link.yaml', 'x.yaml'],
  });
  rmSync(join(folder, 'index.json'));
  expect(() => verifyIndex(folder)).toThrow(
    /index\.json: missing or not an index of auditorsec-platform: run `npm run generate`$/,
  );
  rmSync(dirname(root), { recursive: true });
});
