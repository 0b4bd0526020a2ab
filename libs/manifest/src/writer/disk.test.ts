import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { FileSystem } from './file-system.ts';
import { failingFs, onDisk, readAll, temporaryRoot, trees } from './testing/trees.ts';
import { writeTree } from './write-tree.ts';

const BEFORE = trees({ a: { 'x/1.yaml': 'one\n', 'x/2.yaml': 'two\n' } });
const AFTER = trees({ a: { 'x/1.yaml': 'uno\n', 'y/2.yaml': 'due\n' }, b: { 'x/1.yaml': 'uno\n' } });
const isRoot = process.getuid?.() === 0;

let root = '';
beforeEach(() => {
  root = temporaryRoot();
  return () => rmSync(dirname(root), { recursive: true });
});

function refusal(fs?: FileSystem, clusters = AFTER): string {
  try {
    writeTree(root, clusters, fs && { fs });
    return 'nothing was refused';
  } catch (error) {
    return String(error);
  }
}

describe('when the operating system fails a write', () => {
  test.each(['ENOSPC', 'EACCES', 'EROFS', 'EMFILE', 'EIO'])(
    'with %s while the bytes are staged, nothing is changed or left',
    (code) => {
      writeTree(root, BEFORE);
      for (let first = 0; first < 6; first++) {
        expect(refusal(failingFs('writeFileSync', code, first))).toContain(
          `(${code}, writeFile). Nothing was changed: `,
        );
        expect(readAll(root)).toEqual(onDisk(BEFORE));
      }
      writeTree(root, AFTER);
      expect(readAll(root)).toEqual(onDisk(AFTER));
    },
  );

  test('it says what failed and what to do', () => {
    writeTree(root, BEFORE);
    const messages = ['ENOSPC', 'EACCES', 'EROFS', 'EMFILE', 'EIO'].map((code) =>
      refusal(failingFs('writeFileSync', code, 1)),
    );
    expect(messages.join('\n')).toMatchInlineSnapshot(`
      "WriteError: generated: the disk is full (ENOSPC, writeFile). Nothing was changed: free some space, then run the same command again
      WriteError: generated: no permission (EACCES, writeFile). Nothing was changed: give yourself the right to write here (was it made by another user or in a container?), then run the same command again
      WriteError: generated: the file system is read-only (EROFS, writeFile). Nothing was changed: run where it can be written, then run the same command again
      WriteError: generated: too many open files (EMFILE, writeFile). Nothing was changed: raise \`ulimit -n\` or close other programs, then run the same command again
      WriteError: generated: EIO: injected (EIO, writeFile). Nothing was changed: mend that, then run the same command again"
    `);
  });

  test('half way through the renames, it says so, and the next run finishes', () => {
    writeTree(root, BEFORE);
    expect(refusal(failingFs('renameSync', 'EACCES', 3))).toMatchInlineSnapshot(
      `"WriteError: generated: no permission (EACCES, rename). The write stopped half way; the next run finishes it: give yourself the right to write here (was it made by another user or in a container?), then run the same command again"`,
    );
    expect(writeTree(root, trees({})).recovered).toBe(true);
    expect(readAll(root)).toEqual(onDisk(AFTER));
  });

  test('a bug of ours is not explained away', () => {
    const fs = { ...failingFs('writeFileSync', 'ENOSPC', 99), readdirSync: () => (undefined as unknown as []).at(0) };
    expect(refusal(fs as unknown as FileSystem)).toMatch(/^TypeError/);
  });
});

// Mounting takes root; everywhere else the injected failures above stand alone.
describe.skipIf(!isRoot || process.platform !== 'linux')('on a real disk', () => {
  beforeEach(() => {
    mkdirSync(root);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', root]);
    return () => execFileSync('umount', [root]);
  });

  test('of 1 MiB, a tree of 2 MiB is refused whole', () => {
    writeTree(root, BEFORE);
    const files = Array.from({ length: 64 }, (_, number) => [`x/${number}.yaml`, 'x'.repeat(32 * 1024)] as const);
    expect(refusal(undefined, new Map([['b', new Map(files)]]))).toMatchInlineSnapshot(
      `"WriteError: generated: the disk is full (ENOSPC, write). Nothing was changed: free some space, then run the same command again"`,
    );
    expect(readAll(root)).toEqual(onDisk(BEFORE));
    writeTree(root, AFTER);
    expect(readAll(root)).toEqual(onDisk(AFTER));
  });

  test('that is read-only, a write is refused, and a dry run is not', () => {
    writeTree(root, BEFORE);
    execFileSync('mount', ['-o', 'remount,ro', root]);
    expect(refusal()).toMatchInlineSnapshot(
      `"WriteError: generated: the file system is read-only (EROFS, mkdir). Nothing was changed: run where it can be written, then run the same command again"`,
    );
    expect(writeTree(root, BEFORE, { dryRun: true }).clusters.get('a')?.unchanged).toBe(3);
  });
});

test.skipIf(isRoot)('a folder without the right to write is refused', () => {
  writeTree(root, BEFORE);
  chmodSync(root, 0o555);
  expect(refusal()).toContain('generated: no permission (EACCES, ');
  chmodSync(root, 0o755);
});
