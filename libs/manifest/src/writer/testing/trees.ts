import * as nodeFs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatIndex, INDEX, sha256 } from '../../provenance.ts';
import type { Trees } from '../check-paths.ts';
import type { FileSystem } from '../file-system.ts';

/** In memory where the machine has such a place: these tests make thousands of trees. */
const TEMPORARY = nodeFs.existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A folder called `generated`, not there yet, in a new temporary folder. */
export function temporaryRoot(): string {
  return join(nodeFs.mkdtempSync(join(TEMPORARY, 'writer-')), 'generated');
}

/** Trees as literals: `{ 'us-east-1': { 'agent/a.yaml': 'text' } }`. */
export function trees(clusters: Record<string, Record<string, string>>): Trees {
  return new Map(Object.entries(clusters).map(([cluster, files]) => [cluster, new Map(Object.entries(files))]));
}

/** Every file below the folder by its path, as `writeTree` should leave it: anything else shows as a difference. */
export function readAll(root: string): Record<string, string> {
  const entries = nodeFs.existsSync(root) ? nodeFs.readdirSync(root, { recursive: true, withFileTypes: true }) : [];
  const paths = entries.map((entry) => ({ entry, path: join(entry.parentPath, entry.name) }));
  const files = paths.filter(({ entry }) => entry.isFile());
  return Object.fromEntries(files.map(({ path }) => [path.slice(root.length + 1), nodeFs.readFileSync(path, 'utf8')]));
}

/** What `readAll` finds after these trees were written. */
export function onDisk(clusters: Trees): Record<string, string> {
  const files: Record<string, string> = {};
  for (const [cluster, tree] of clusters) {
    for (const [path, text] of tree) files[`${cluster}/${path}`] = text;
    files[`${cluster}/${INDEX}`] = formatIndex(new Map([...tree].map(([path, text]) => [path, sha256(text)])));
  }
  return files;
}

/** Stands for the death of the process: from here on no call returns. */
export class Crash extends Error {}

const CHANGING = ['linkSync', 'mkdirSync', 'renameSync', 'rmdirSync', 'rmSync', 'unlinkSync', 'writeFileSync'] as const;

/** The file system of a process that dies at its n-th change, counted from 0; a file being written is left half written. */
export function dyingFs(death: number): FileSystem & { readonly changes: () => number } {
  let changes = 0;
  const fs: Record<string, unknown> = { ...nodeFs };
  for (const [name, call] of Object.entries(nodeFs)) {
    if (typeof call !== 'function') continue;
    fs[name] = (...args: unknown[]) => {
      if (changes > death) throw new Crash();
      if ((CHANGING as readonly string[]).includes(name) && changes++ === death) {
        const [path, text] = args;
        if (name === 'writeFileSync')
          nodeFs.writeFileSync(String(path), String(text).slice(0, String(text).length / 2));
        throw new Crash();
      }
      return Reflect.apply(call, nodeFs, args);
    };
  }
  return Object.assign(fs as unknown as FileSystem, { changes: () => changes });
}

/** A file system on which calls of one kind fail as the operating system lets them fail, from the n-th on (counted from 0). */
export function failingFs(name: 'mkdirSync' | 'renameSync' | 'writeFileSync', code: string, first: number): FileSystem {
  let calls = 0;
  const { mkdirSync, renameSync, writeFileSync } = nodeFs;
  const real: (...args: never[]) => unknown = { mkdirSync, renameSync, writeFileSync }[name];
  const call = (...args: never[]) => {
    if (calls++ < first) return real(...args);
    throw Object.assign(new Error(`${code}: injected`), { code, syscall: name.replace('Sync', ''), path: args[0] });
  };
  return { ...nodeFs, [name]: call };
}
