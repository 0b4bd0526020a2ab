import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One number for the paths, kinds and bytes of all that lies below a folder, but `except`; the writer's own empty folder is nothing. */
export function treeDigest(folder: string, except = /^$/): string {
  const digest = createHash('sha256');
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => ({ entry, path: join(entry.parentPath, entry.name) }))
    .filter(({ entry, path }) => entry.name !== '.staging' && !except.test(path.slice(folder.length + 1)))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const { entry, path } of entries) {
    const bytes = entry.isFile() ? readFileSync(path) : entry.isDirectory() ? 'folder' : 'other';
    digest.update(`${path.slice(folder.length)}\0${bytes.length}\0`).update(bytes);
  }
  return digest.digest('hex');
}
