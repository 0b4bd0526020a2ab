import { existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { onDisk, readAll, temporaryRoot, trees } from './testing/trees.ts';
import { type WriteOptions, writeTree } from './write-tree.ts';

const BEFORE = trees({
  'eu-west-1': { 'agent/a.yaml': 'a: 1\n', 'agent/b.yaml': 'b: 1\n', 'old/c.yaml': 'c: 1\n' },
  'us-east-1': { 'agent/a.yaml': 'a: 1\n' },
});
const AFTER = trees({
  'eu-west-1': { 'agent/a.yaml': 'a: 2\n', 'agent/b.yaml': 'b: 1\n', 'new/d.yaml': 'd: 1\n' },
  'us-east-1': { 'agent/a.yaml': 'a: 1\n' },
});

let root = '';
beforeEach(() => {
  root = temporaryRoot();
  writeTree(root, BEFORE);
  return () => rmSync(dirname(root), { recursive: true });
});

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** The message of the refusal; the tree must be as it was, but for nothing at all. */
function refusal(clusters = AFTER, options: WriteOptions = {}): string {
  const before = readAll(root);
  let message = 'nothing was refused';
  try {
    writeTree(root, clusters, options);
  } catch (error) {
    message = String(error);
  }
  expect(readAll(root)).toEqual(before);
  return message;
}

describe('a write', () => {
  test('makes the folder hold exactly the trees and their indexes, and says what it did', () => {
    expect(writeTree(root, AFTER)).toEqual({
      recovered: false,
      clusters: new Map([
        ['eu-west-1', { written: ['agent/a.yaml', 'index.json', 'new/d.yaml'], unchanged: 1, removed: ['old/c.yaml'] }],
        ['us-east-1', { written: [], unchanged: 2, removed: [] }],
      ]),
    });
    expect(readAll(root)).toEqual(onDisk(AFTER));
    expect(existsSync(join(root, 'eu-west-1/old'))).toBe(false);
  });

  test('leaves files alone that are right already', () => {
    const stamp = statSync(join(root, 'eu-west-1/agent/b.yaml')).mtimeMs;
    writeTree(root, AFTER);
    expect(statSync(join(root, 'eu-west-1/agent/b.yaml')).mtimeMs).toBe(stamp);
  });

  test('brings back files that were deleted', () => {
    rmSync(join(root, 'eu-west-1/agent'), { recursive: true });
    writeTree(root, BEFORE);
    expect(readAll(root)).toEqual(onDisk(BEFORE));
  });

  test('leaves other clusters alone', () => {
    const emptied = trees({ 'us-east-1': {} });
    writeTree(root, emptied);
    expect(readAll(root)).toEqual(onDisk(new Map([...BEFORE, ...emptied])));
  });

  test('removes other clusters when all were rendered', () => {
    const all = trees({ 'ap-southeast-1': {} });
    const { clusters } = writeTree(root, all, { removeOtherClusters: true });
    expect(clusters.get('us-east-1')).toEqual({ written: [], unchanged: 0, removed: ['agent/a.yaml', 'index.json'] });
    expect(readAll(root)).toEqual(onDisk(all));
    expect(existsSync(join(root, 'us-east-1'))).toBe(false);
  });

  test('as a dry run tells the same and touches nothing, not even a folder that is missing', () => {
    const foreseen = writeTree(root, AFTER, { dryRun: true });
    expect(readAll(root)).toEqual(onDisk(BEFORE));
    expect(foreseen).toEqual(writeTree(root, AFTER));
    const nowhere = join(root, 'missing', 'generated');
    expect(writeTree(nowhere, BEFORE, { dryRun: true }).clusters.get('us-east-1')?.written).toHaveLength(2);
    expect(existsSync(nowhere)).toBe(false);
  });
});

describe('a write refuses, changing nothing and naming everything,', () => {
  test('what people made or changed in the folder', () => {
    put('eu-west-1/agent/a.yaml', 'a: 99\n');
    put('eu-west-1/old/c.yaml', 'c: 99\n');
    put('eu-west-1/agent/mine.yaml', 'x');
    put('eu-west-1/new/d.yaml', 'x');
    put('eu-west-1/agent/deep/x.yaml', 'x');
    put('us-east-1/README.md', 'x');
    put('notes.txt', 'x');
    put('drafts/x.yaml', 'x');
    put('.gitkeep', '');
    symlinkSync('a.yaml', join(root, 'us-east-1/agent/link.yaml'));
    symlinkSync('us-east-1', join(root, 'us-west-2'));
    expect(refusal()).toMatchInlineSnapshot(`
      "WriteError: generated/drafts: no cluster of ours, and nothing else belongs here: remove it or move it elsewhere
      generated/eu-west-1/agent/a.yaml: edited by hand: move the change into the typed config; \`git checkout -- generated/eu-west-1/agent/a.yaml\` or \`npm run generate -- --force\` discards it
      generated/eu-west-1/agent/deep: a link, a folder or a device, where only files of ours belong: remove it
      generated/eu-west-1/agent/mine.yaml: no file of ours: remove it, or make it from an app
      generated/eu-west-1/new/d.yaml: made by hand where a generated file shall stand: move it away; \`npm run generate -- --force\` overwrites it
      generated/eu-west-1/old/c.yaml: edited by hand: move the change into the typed config; \`git checkout -- generated/eu-west-1/old/c.yaml\` or \`npm run generate -- --force\` discards it
      generated/notes.txt: no cluster of ours, and nothing else belongs here: remove it or move it elsewhere
      generated/us-east-1/README.md: no file of ours: remove it, or make it from an app
      generated/us-east-1/agent/link.yaml: a link, a folder or a device, where only files of ours belong: remove it
      generated/us-west-2: a link, which is never followed: remove it"
    `);
    expect(refusal(AFTER, { dryRun: true })).toBe(refusal());
  });

  test('an index that nobody can read', () => {
    const index = readFileSync(join(root, 'eu-west-1/index.json'), 'utf8');
    put('eu-west-1/index.json', index.replace('  "files"', '<<<<<<< HEAD\n  "files"'));
    put('us-east-1/index.json', '{"tool": "another", "files": {}}');
    expect(refusal()).toMatchInlineSnapshot(`
      "WriteError: generated/eu-west-1/index.json: holds merge conflict markers: \`npm run generate -- --force\` keeps what is as rendered, rewrites the rest and makes the index anew
      generated/us-east-1/index.json: is no index that this tool wrote: \`npm run generate -- --force\` keeps what is as rendered, rewrites the rest and makes the index anew"
    `);
  });

  test('an index that lists files outside of its folder', () => {
    put('us-east-1/index.json', readFileSync(join(root, 'us-east-1/index.json'), 'utf8').replace('agent/', '../'));
    expect(refusal()).toContain('us-east-1/index.json: is no index that this tool wrote');
  });

  test('paths that leave the folder, go deeper than an app, or differ in case alone', () => {
    const wrong = {
      '../x.yaml': '',
      '/etc/x': '',
      'a/b/c': '',
      'a/..': '',
      'a/.x': '',
      'x.yaml': '',
      'a\\b/c': '',
      '': '',
    };
    const upper = { 'Agent/x.yaml': '', 'agent/y.yaml': '', 'agent/Y.yaml': '' };
    expect(
      refusal(trees({ '..': {}, 'eu-west-1': wrong, 'us-east-1': upper, 'US-east-1': {} })),
    ).toMatchInlineSnapshot(`
      "WriteError: generated/"..": no name for a cluster folder: use one of letters, digits and _ % - . that doesn't start with a dot
      generated/eu-west-1: "../x.yaml": no path that we write: use <app>/<file>, each a name of letters, digits and _ % - . that doesn't start with a dot
      generated/eu-west-1: "/etc/x": no path that we write: use <app>/<file>, each a name of letters, digits and _ % - . that doesn't start with a dot
      generated/eu-west-1: "a/b/c": no path that we write: use <app>/<file>, each a name of letters, digits and _ % - . that doesn't start with a dot
      generated/eu-west-1: "a/..": no path that we write: use <app>/<file>, each a name of letters, digits and _ % - . that doesn't start with a dot
      generated/eu-west-1: "a/.x": no path that we write: use <app>/<file>, each a name of letters, digits and _ % - . that doesn't start with a dot
      generated/eu-west-1: "x.yaml": no path that we write: use <app>/<file>, each a name of letters, digits and _ % - . that doesn't start with a dot
      generated/eu-west-1: "a\\\\b/c": no path that we write: use <app>/<file>, each a name of letters, digits and _ % - . that doesn't start with a dot
      generated/eu-west-1: "": no path that we write: use <app>/<file>, each a name of letters, digits and _ % - . that doesn't start with a dot
      generated/us-east-1/agent/Y.yaml: the same as us-east-1/agent/y.yaml where case doesn't count (macOS, Windows): rename one of them
      generated/us-east-1/agent: the same as us-east-1/Agent where case doesn't count (macOS, Windows): rename one of them
      generated/US-east-1: the same as us-east-1 where case doesn't count (macOS, Windows): rename one of them"
    `);
  });

  test('its own working files as links', () => {
    symlinkSync('..', join(root, '.staging'));
    symlinkSync('x', join(root, '.journal.json'));
    expect(refusal()).toMatchInlineSnapshot(`
      "WriteError: generated/.staging: a link, which is never followed: remove it
      generated/.journal.json: a link, which is never followed: remove it"
    `);
  });
});

describe('force', () => {
  test('discards edits, what stands in the way, and indexes that nobody can read', () => {
    put('eu-west-1/agent/a.yaml', 'a: 99\n');
    put('eu-west-1/old/c.yaml', 'c: 99\n');
    put('eu-west-1/new/d.yaml', 'x');
    put('us-east-1/index.json', '<<<<<<< HEAD');
    writeTree(root, AFTER, { force: true });
    expect(readAll(root)).toEqual(onDisk(AFTER));
  });

  test('deletes no foreign file', () => {
    put('eu-west-1/agent/mine.yaml', 'x');
    put('us-east-1/index.json', '<<<<<<< HEAD');
    put('us-east-1/agent/unlisted.yaml', 'x');
    expect(refusal(AFTER, { force: true })).toMatchInlineSnapshot(`
      "WriteError: generated/eu-west-1/agent/mine.yaml: no file of ours: remove it, or make it from an app
      generated/us-east-1/agent/unlisted.yaml: no file of ours: remove it, or make it from an app"
    `);
  });
});
