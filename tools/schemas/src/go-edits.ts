import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '@auditorsec/problem/user-error';
import { graphFolder, moduleFolder } from './go.ts';

/** A text of a pinned module that a build takes otherwise: what its owner gives no flag for. */
interface Edit {
  readonly module: string;
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** What `go build` is told of edited modules, and how they are removed after it. */
interface EditedModules {
  readonly flags: readonly string[];
  readonly remove: () => Promise<void>;
}

/**
 * Copies the modules that the `edits.json` of a graph changes to a folder beside `output`, edits them there, and has
 * the build take the copies. Refuses an edit whose text a module no longer holds: what is built would be another program
 * than the one that was meant.
 */
export async function editModules(graph: string, output: string): Promise<EditedModules> {
  const own = graphFolder(graph);
  const list = join(own, 'edits.json');
  if (!existsSync(list)) return { flags: [], remove: async () => {} };
  const folder = `${output}.edits`;
  const edits = JSON.parse(await readFile(list, 'utf8')) as Edit[];
  const replaced: string[] = [];
  for (const module of new Set(edits.map((edit) => edit.module))) {
    const copy = join(folder, module);
    await copyModule(await moduleFolder(graph, module), copy);
    replaced.push(`replace ${module} => ${copy}\n`);
  }
  for (const { module, file, from, to } of edits) {
    const path = join(folder, module, file);
    const parts = (await readFile(path, 'utf8')).split(from);
    if (parts.length !== 2) {
      const found = `${module} ${file} holds ${from} ${parts.length - 1} times; expected once`;
      throw new UserError(`tools/go/${graph}/edits.json: ${found}`);
    }
    await writeFile(path, parts.join(to));
  }
  const modfile = join(folder, 'go.mod');
  // A replacement of a sibling graph is relative to the folder that it stands in.
  const text = (await readFile(join(own, 'go.mod'), 'utf8')).replaceAll('=> ../', `=> ${dirname(own)}/`);
  await writeFile(modfile, `${text}\n${replaced.join('')}`);
  await copyFile(join(own, 'go.sum'), join(folder, 'go.sum'));
  return { flags: ['-modfile', modfile], remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Go keeps modules read-only; a copy that only root can remove would be no use. */
async function copyModule(from: string, to: string): Promise<void> {
  for (const entry of await readdir(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const copy = join(to, path.slice(from.length));
    await mkdir(dirname(copy), { recursive: true });
    await writeFile(copy, await readFile(path));
  }
}
