/**
 * A run of the writer as a process of its own: `child.ts <generated folder> <text> [at <n> <what>]`. Every file gets the text;
 * at its n-th rename the process waits for a line on stdin (`wait`) or gets a signal (`SIGKILL`, `SIGINT`).
 */
import * as nodeFs from 'node:fs';
import type { FileSystem } from '../file-system.ts';
import { writeTree } from '../write-tree.ts';
import { childTrees } from './child-trees.ts';

const [root = '', text = '', , at = '-1', what = ''] = process.argv.slice(2);
let renames = 0;
const fs: FileSystem = {
  ...nodeFs,
  renameSync: (from, to) => {
    if (renames++ === Number(at)) stop();
    nodeFs.renameSync(from, to);
  },
};

try {
  writeTree(root, childTrees(text, process.env['BACKWARDS'] !== undefined), { fs });
} catch (error) {
  console.error(String(error));
  process.exitCode = 1;
}

function stop(): void {
  if (what !== 'wait') process.kill(process.pid, what);
  nodeFs.writeSync(1, 'waiting\n');
  nodeFs.readSync(0, Buffer.alloc(1));
}
