import type { Index } from '../provenance.ts';

/** SHA-256 sums, by path below the root, of what an interrupted run found or left; they count as ours. */
export type Accepted = ReadonlyMap<string, ReadonlySet<string>>;

export interface Claims {
  /** What the cluster's index lists; nothing where the index is unreadable. */
  readonly listed: Index | undefined;
  /** The interrupted run's sums of the cluster's files, by path below the cluster folder. */
  readonly accepted: (path: string) => ReadonlySet<string> | undefined;
  /** The person has said that edits are to be discarded. */
  readonly force: boolean;
}

/**
 * Why a file that isn't as we'd write it may not be touched; nothing where it is ours: its bytes are those that we wrote.
 * Force discards edits of our files and what lies in the way of a new one; a foreign file is nobody's to delete.
 */
export function objection(
  claims: Claims,
  path: string,
  sum: string,
  file: string,
  isWanted: boolean,
): string | undefined {
  const accepted = claims.accepted(path);
  if (claims.listed?.get(path) === sum || accepted?.has(sum)) return undefined;
  const isListed = claims.listed?.has(path) === true || accepted !== undefined;
  if (claims.force && (isListed || isWanted)) return undefined;
  if (isListed) return `edited by hand: move the change into the typed config; ${howToDiscard(file)} discards it`;
  if (isWanted) return `made by hand where a generated file shall stand: move it away; ${FORCE} overwrites it`;
  return 'no file of ours: remove it, or make it from an app';
}

export const FORCE = '`npm run generate -- --force`';

export function howToDiscard(file: string): string {
  return `\`git checkout -- ${file}\` or ${FORCE}`;
}

export const MARKERS = 'holds merge conflict markers';

/** Whether Git left a merge to a person here. */
export function holdsMarkers(text: string): boolean {
  return /^(<{7}|>{7}) /m.test(text);
}

export function unreadableIndex(text: string): string {
  const found = holdsMarkers(text) ? MARKERS : 'is no index that this tool wrote';
  return `${found}: ${FORCE} keeps what is as rendered, rewrites the rest and makes the index anew`;
}

export const STRAY = 'a link, a folder or a device, where only files of ours belong: remove it';
