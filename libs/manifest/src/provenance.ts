import { hash } from 'node:crypto';

/** Names who wrote a folder; an index of another tool is not ours to touch. */
export const TOOL = 'auditorsec-platform';

/** Of what we write: raised when the same config renders other bytes, so that a folder says which output it holds. */
export const VERSION = '1.0.0';

/** The file that lists what we wrote: `generated/<cluster>/index.json`, outside the app folders, whose JSON Argo CD reads. */
export const INDEX = 'index.json';

/** The two levels of a cluster folder, `<app>/<file>`, in characters that every file system and shell takes as they are. */
export const FILE_PATH = /^[\w%-][\w.%-]*\/[\w%-][\w.%-]*$/;

/** SHA-256 of each file by its path below the cluster folder, `<app>/<file>`. */
export type Index = ReadonlyMap<string, string>;

export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

/** What an index says of its folder; the version is missing where it was written before indexes had one. */
export interface Provenance {
  readonly version: string | undefined;
  readonly files: Index;
}

/** The index as it stands on disk: paths sorted by code unit, LF. */
export function formatIndex(files: Index): string {
  const sorted = Object.fromEntries([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ tool: TOOL, version: VERSION, files: sorted }, null, 2)}\n`;
}

/** What an index says; nothing where the text is no index that we wrote (merge conflicts, another tool). */
export function parseIndex(text: string): Provenance | undefined {
  let index: unknown;
  try {
    index = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(index) || index['tool'] !== TOOL || !isRecord(index['files'])) return undefined;
  const files = Object.entries(index['files']);
  if (!files.every(isEntry)) return undefined;
  return { version: typeof index['version'] === 'string' ? index['version'] : undefined, files: new Map(files) };
}

function isEntry(entry: [string, unknown]): entry is [string, string] {
  const [path, sum] = entry;
  return FILE_PATH.test(path) && typeof sum === 'string' && /^[0-9a-f]{64}$/.test(sum);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
