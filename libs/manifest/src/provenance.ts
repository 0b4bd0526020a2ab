import { hash } from 'node:crypto';

/** Names who wrote a folder; an index of another tool is not ours to touch. */
export const TOOL = 'auditorsec-platform';

/** The file that lists what we wrote: `generated/<cluster>/index.json`, outside the app folders, whose JSON Argo CD reads. */
export const INDEX = 'index.json';

/** The two levels of a cluster folder, `<app>/<file>`, in characters that every file system and shell takes as they are. */
export const FILE_PATH = /^[\w%-][\w.%-]*\/[\w%-][\w.%-]*$/;

/** SHA-256 of each file by its path below the cluster folder, `<app>/<file>`. */
export type Index = ReadonlyMap<string, string>;

export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

/** The index as it stands on disk: paths sorted by code unit, LF. */
export function formatIndex(files: Index): string {
  const sorted = Object.fromEntries([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ tool: TOOL, files: sorted }, null, 2)}\n`;
}

/** The files that an index lists; nothing where the text is no index that we wrote (merge conflicts, another tool). */
export function parseIndex(text: string): Index | undefined {
  let index: unknown;
  try {
    index = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(index) || index['tool'] !== TOOL || !isRecord(index['files'])) return undefined;
  const files = Object.entries(index['files']);
  return files.every(isEntry) ? new Map(files) : undefined;
}

function isEntry(entry: [string, unknown]): entry is [string, string] {
  const [path, sum] = entry;
  return FILE_PATH.test(path) && typeof sum === 'string' && /^[0-9a-f]{64}$/.test(sum);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
