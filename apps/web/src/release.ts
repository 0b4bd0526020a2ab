import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files as browsers get them: path, content. Names and versions that stand for contents are put in. */
export type Release = ReadonlyMap<string, Buffer>;

const SOURCE = join(import.meta.dirname, '..', 'assets');

/** What a hash stands for while files are edited. */
const PLACEHOLDER = '00000000';

/**
 * Names each hashed file by its content, in every file that calls it so, and the service worker's version by the content of
 * all: any change at all makes a new worker, and none makes none.
 */
export function release(source = SOURCE): Release {
  const files = new Map(
    readdirSync(source, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const file = join(entry.parentPath, entry.name);
        return [file.slice(source.length), readFileSync(file)] as const;
      })
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  const renamed = new Map<string, string>();
  for (const [path, content] of files)
    if (path.includes(PLACEHOLDER)) renamed.set(path, path.replace(PLACEHOLDER, hash(content)));
  const named = [...files].map(([path, content]) => [renamed.get(path) ?? path, rename(content, renamed)] as const);
  const version = hash(Buffer.concat(named.map(([, content]) => content)));
  return new Map(
    named.map(([path, content]) => [
      path,
      path === '/sw.js' ? Buffer.from(content.toString().replace(PLACEHOLDER, version)) : content,
    ]),
  );
}

function rename(content: Buffer, names: ReadonlyMap<string, string>): Buffer {
  if (!content.includes(PLACEHOLDER)) return content;
  let text = content.toString();
  for (const [from, to] of names) text = text.replaceAll(from, to);
  return Buffer.from(text);
}

function hash(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex').slice(0, PLACEHOLDER.length);
}
