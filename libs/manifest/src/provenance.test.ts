import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatIndex, parseIndex, sha256, VERSION } from './provenance.ts';
import { verifyClusters, verifyRoot } from './provenance-verify.ts';
import { temporaryRoot, trees } from './writer/testing/trees.ts';
import { writeTree } from './writer/write-tree.ts';

test('an index is sorted by code unit, whatever the order it was filled in, and reads back', () => {
  const files = new Map(['b/a.yaml', 'a/b.yaml', 'a/Z.yaml', '1/1.yaml'].map((path) => [path, sha256(path)]));
  expect(formatIndex(files)).toMatchInlineSnapshot(`
    "{
      "tool": "auditorsec-platform",
      "version": "1.0.0",
      "files": {
        "1/1.yaml": "4828b25c1e68a0e9f5602841814f3099a1068d630c242c0a1680f60f17dc1d81",
        "a/Z.yaml": "223b3f1c17a15c3d752789003acb0d94a77f1acd1197d8e02565dfbe3e42aa70",
        "a/b.yaml": "7443e186ea09b3d862f89a19efba02c6fd4388620a18d3690174988b1e8a57d4",
        "b/a.yaml": "668e2403b3639cd28e4dd2f649f01648fc7f71e933bf1f0166b10d43d58adcbc"
      }
    }
    "
  `);
  expect(parseIndex(formatIndex(files))).toEqual({ version: VERSION, files });
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

/** A tree that was written by us, and then tampered with; what the verification says, by file. */
function tampered(change: (folder: string) => void): string[] {
  const root = temporaryRoot();
  const folder = join(root, 'us-east-1');
  writeTree(root, trees({ 'us-east-1': { 'a/a.yaml': 'a', 'a/b.yaml': 'b', 'a/c.yaml': 'c' } }));
  change(folder);
  const problems = [...verifyClusters(root, ['us-east-1']), ...verifyRoot(root, ['us-east-1'])];
  rmSync(dirname(root), { recursive: true });
  return problems.map(({ file, message }) => `${file}: ${message}`);
}

test('what nobody touched is in order', () => {
  expect(tampered(() => {})).toEqual([]);
});

test('every file that is not as its index lists it is told, with what to do', () => {
  const found = tampered((folder) => {
    rmSync(join(folder, 'a/a.yaml'));
    writeFileSync(join(folder, 'a/b.yaml'), 'x');
    writeFileSync(join(folder, 'a/c.yaml'), '<<<<<<< HEAD\nc\n=======\nd\n>>>>>>> other\n');
    writeFileSync(join(folder, 'a/d.yaml'), 'x');
    writeFileSync(join(folder, 'x.yaml'), 'x');
    mkdirSync(join(folder, 'a/deep'));
    symlinkSync('c.yaml', join(folder, 'a/link.yaml'));
    mkdirSync(join(folder, '../mars'));
    writeFileSync(join(folder, '../note.txt'), 'x');
  });
  expect(found).toMatchInlineSnapshot(`
    [
      "generated/us-east-1/a/a.yaml: is in index.json but not here: run npm run generate",
      "generated/us-east-1/a/b.yaml: was edited by hand: move the change into the config and run npm run generate",
      "generated/us-east-1/a/c.yaml: holds merge conflict markers: \`npm run generate -- --force\` renders it anew",
      "generated/us-east-1/a/d.yaml: is not a generated file: remove it, or make it from an app",
      "generated/us-east-1/a/deep: is not a generated file: remove it, or make it from an app",
      "generated/us-east-1/a/link.yaml: is not a generated file: remove it, or make it from an app",
      "generated/us-east-1/x.yaml: is not a generated file: remove it, or make it from an app",
      "generated/mars: no cluster of ours, and nothing else belongs here: remove it or move it elsewhere",
      "generated/note.txt: no cluster of ours, and nothing else belongs here: remove it or move it elsewhere",
    ]
  `);
});

test.each([
  ['missing', (index: string) => rmSync(index), 'is missing: run npm run generate'],
  ['in conflict', (index: string) => writeFileSync(index, '<<<<<<< HEAD\n{}\n'), 'holds merge conflict markers'],
  ['of another tool', (index: string) => writeFileSync(index, '{}'), 'is no index that this tool wrote'],
  ['of no version', (index: string) => edit(index, `  "version": "${VERSION}",\n`, ''), 'is of version none'],
  ['of another version', (index: string) => edit(index, VERSION, '0.9.0'), 'is of version 0.9.0 of this tool'],
])('an index that is %s is told', (_, change, message) => {
  expect(tampered((folder) => change(join(folder, 'index.json')))).toEqual([
    expect.stringContaining(`us-east-1/index.json: ${message}`),
  ]);
});

test('a cluster without a folder is told', () => {
  expect(tampered((folder) => rmSync(folder, { recursive: true }))).toEqual([
    expect.stringMatching(/us-east-1: is missing: run npm run generate$/),
  ]);
});

test('whichever byte of whichever file is changed, it is that file that is told', () => {
  fc.assert(
    fc.property(fc.constantFrom('a', 'b', 'c'), fc.string({ minLength: 1 }), (name, more) => {
      const found = tampered((folder) => writeFileSync(join(folder, `a/${name}.yaml`), `${name}${more}`));
      expect(found).toEqual([expect.stringContaining(`us-east-1/a/${name}.yaml: `)]);
    }),
    { numRuns: 20 },
  );
});

function edit(file: string, from: string, to: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
}
