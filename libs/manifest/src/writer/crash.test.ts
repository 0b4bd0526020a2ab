import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { INDEX } from '../provenance.ts';
import type { Trees } from './check-paths.ts';
import { Crash, dyingFs, onDisk, readAll, temporaryRoot, trees } from './testing/trees.ts';
import { type WriteOptions, writeTree } from './write-tree.ts';

const path = fc.constantFrom('x/1.yaml', 'x/2.yaml', 'y/1.yaml', 'y/2.yaml', 'z/1.yaml');
const tree = fc.dictionary(path, fc.constantFrom('text\n', 'other text\n', ''), { noNullPrototype: true });
const clusters = fc
  .dictionary(fc.constantFrom('a', 'b', 'c'), tree, { noNullPrototype: true })
  .map((clusters) => trees(clusters));

/** What the folder shall hold after the second write: clusters that it doesn't name stay, unless it names all. */
function expected(before: Trees, after: Trees, { removeOtherClusters }: WriteOptions): Record<string, string> {
  return onDisk(removeOtherClusters ? after : new Map([...before, ...after]));
}

/** Writes as a process that dies at its n-th change; tells whether it did. */
function dies(root: string, after: Trees, options: WriteOptions, death: number): boolean {
  try {
    writeTree(root, after, { ...options, fs: dyingFs(death) });
    return false;
  } catch (error) {
    if (error instanceof Crash) return true;
    throw error;
  }
}

/** Runs the body on a copy of the folder for each change at which a write can die. */
function atEveryDeath(
  before: Trees,
  after: Trees,
  options: WriteOptions,
  body: (root: string, death: number) => void,
): number {
  const template = temporaryRoot();
  const root = temporaryRoot();
  let death = 0;
  try {
    writeTree(template, before);
    for (let died = true; died; death++) {
      rmSync(root, { recursive: true, force: true });
      cpSync(template, root, { recursive: true });
      died = dies(root, after, options, death);
      body(root, death);
    }
  } finally {
    rmSync(dirname(template), { recursive: true });
    rmSync(dirname(root), { recursive: true });
  }
  return death;
}

/** Each run tries some 40 deaths. */
const RUNS = { numRuns: 12 };
const cases = fc.tuple(clusters, clusters, fc.record({ removeOtherClusters: fc.boolean() }));

describe('whatever change a process dies at', { timeout: 120_000 }, () => {
  test('no file is half written, and the next run makes the folder what it shall be, with nothing left over', () => {
    fc.assert(
      fc.property(cases, ([before, after, options]) => {
        const [old, wanted] = [onDisk(before), expected(before, after, options)];
        atEveryDeath(before, after, options, (root) => {
          for (const [name, text] of Object.entries(readAll(root)).filter(([name]) => !name.startsWith('.')))
            expect([old[name], wanted[name]]).toContain(text);
          writeTree(root, after, options);
          expect(readAll(root)).toEqual(wanted);
          expect(existsSync(join(root, '.staging'))).toBe(false);
        });
      }),
      RUNS,
    );
  });

  test('the next run finishes clusters that it was not asked for, or leaves them as they were: no mixed tree', () => {
    fc.assert(
      fc.property(cases, ([before, after, options]) => {
        const extra = trees({ extra: { 'x/1.yaml': 'extra\n' } });
        const [old, wanted] = [onDisk(before), expected(before, after, options)];
        atEveryDeath(before, after, options, (root) => {
          writeTree(root, extra);
          const rest = Object.entries(readAll(root)).filter(([name]) => !name.startsWith('extra/'));
          expect([old, wanted]).toContainEqual(Object.fromEntries(rest));
        });
      }),
      RUNS,
    );
  });

  test('and whatever change the next run dies at, the one after it mends all', () => {
    fc.assert(
      fc.property(cases, fc.nat({ max: 60 }), ([before, after, options], second) => {
        atEveryDeath(before, after, options, (root) => {
          dies(root, after, options, second);
          writeTree(root, after, options);
          expect(readAll(root)).toEqual(expected(before, after, options));
        });
      }),
      RUNS,
    );
  });

  test('the next run mends all even when journal and staged files were cleaned away (git clean -x)', () => {
    fc.assert(
      fc.property(cases, ([before, after, options]) => {
        atEveryDeath(before, after, options, (root) => {
          for (const name of ['.staging', '.journal.json']) rmSync(join(root, name), { recursive: true, force: true });
          writeTree(root, after, options);
          expect(readAll(root)).toEqual(expected(before, after, options));
        });
      }),
      RUNS,
    );
  });
});

describe('between a crash and the next run', () => {
  const before = trees({ a: { 'x/1.yaml': 'one\n', 'x/2.yaml': 'two\n' } });
  const after = trees({ a: { 'x/1.yaml': 'uno\n', 'y/2.yaml': 'two\n' } });

  test('a dry run tells what the next run will do and touches nothing', () => {
    atEveryDeath(before, after, {}, (root) => {
      const found = readAll(root);
      writeTree(root, after, { dryRun: true });
      expect(readAll(root)).toEqual(found);
    });
  });

  test('an edited file stops the next run instead of being overwritten, until it is forced', () => {
    let stopped = 0;
    atEveryDeath(before, after, {}, (root) => {
      const hasJournal = existsSync(join(root, '.journal.json'));
      writeFileSync(join(root, 'a/x/1.yaml'), 'mine\n');
      let message = '';
      try {
        writeTree(root, after);
      } catch (error) {
        message = String(error);
      }
      expect(readFileSync(join(root, 'a/x/1.yaml'), 'utf8')).toBe('mine\n');
      if (hasJournal && stopped++ === 0)
        expect(message).toMatchInlineSnapshot(
          `"WriteError: generated/a/x/1.yaml: edited by hand after a run that was interrupted, which can therefore not be finished: move the change into the typed config; \`git checkout -- generated/a/x/1.yaml\` or \`npm run generate -- --force\` discards it"`,
        );
      else expect(message).toContain('generated/a/x/1.yaml: edited by hand');
      writeTree(root, after, { force: true });
      expect(readAll(root)).toEqual(onDisk(after));
    });
    expect(stopped).toBeGreaterThan(3);
  });

  test('a folder made where a new cluster shall stand stops the next run, and its files are kept', () => {
    const more = trees({ b: { 'x/1.yaml': 'one\n' } });
    const messages = new Set<string>();
    atEveryDeath(before, more, {}, (root) => {
      if (existsSync(join(root, 'b'))) return;
      cpSync(join(root, 'a/x'), join(root, 'b/mine'), { recursive: true });
      for (const options of [{}, { force: true }])
        try {
          writeTree(root, more, options);
        } catch (error) {
          messages.add(String(error));
        }
      expect(existsSync(join(root, 'b/mine/1.yaml'))).toBe(true);
      rmSync(join(root, 'b'), { recursive: true });
      writeTree(root, more);
      expect(readAll(root)).toEqual(onDisk(new Map([...before, ...more])));
    });
    expect([...messages].join('\n')).toMatchInlineSnapshot(`
      "WriteError: generated/b/mine/1.yaml: no file of ours: remove it, or make it from an app
      generated/b/mine/2.yaml: no file of ours: remove it, or make it from an app
      WriteError: generated/b: a folder of that name was made meanwhile (ENOTEMPTY, rename). The write stopped half way; the next run finishes it: move it away, then run the same command again"
    `);
  });

  test('a journal that a power cut made unreadable is dropped', () => {
    const root = temporaryRoot();
    writeTree(root, before);
    for (const text of ['', '{"steps": [{"path": "../../x"}]}', '{"steps": 1}', 'null']) {
      writeFileSync(join(root, '.journal.json'), text);
      expect(writeTree(root, before).recovered).toBe(false);
      expect(readAll(root)).toEqual(onDisk(before));
    }
    expect(existsSync(join(root, 'a', INDEX))).toBe(true);
    rmSync(dirname(root), { recursive: true });
  });
});
