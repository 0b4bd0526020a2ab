import { dirname, join } from 'node:path';
import { errorCode, type FileSystem, STAGING, unless } from './file-system.ts';
import type { Step } from './journal.ts';

/** Does the steps in their order. Steps that were done before, by a run that was interrupted, do nothing. */
export function apply(fs: FileSystem, root: string, steps: readonly Step[]): void {
  for (const { path, staged } of steps) {
    if (staged === undefined) remove(fs, root, path);
    else move(fs, join(root, STAGING, String(staged)), join(root, path));
  }
}

function move(fs: FileSystem, from: string, to: string): void {
  try {
    fs.renameSync(from, to);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    if (!fs.existsSync(from)) return;
    fs.mkdirSync(dirname(to), { recursive: true });
    fs.renameSync(from, to);
  }
}

/** A removed file takes its folders with it where it was the last in them. */
function remove(fs: FileSystem, root: string, path: string): void {
  unless(['ENOENT'], () => fs.unlinkSync(join(root, path)));
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder))
    unless(['ENOENT', 'ENOTEMPTY', 'EEXIST'], () => fs.rmdirSync(join(root, folder)));
}
