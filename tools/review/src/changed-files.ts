import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { git, readTexts } from '@auditorsec/cli/git';
import type { ManifestText } from '@auditorsec/cli/read-manifests';
import type { Sides } from './sides.ts';

/** The manifests that are not the same on both sides, as they are on each. */
export interface ChangedFiles {
  readonly before: readonly ManifestText[];
  readonly after: readonly ManifestText[];
}

const FOLDER = 'generated/';
const NOTHING = /^0+$/;

/** Asks Git which manifests differ, and reads those alone: blobs by one process, the working tree from the disk. */
export function changedFiles(root: string, { base, head }: Sides): ChangedFiles {
  const commits = head === undefined ? [base] : [base, head];
  const listing = git(root, ['diff', '--raw', '-z', '--no-renames', '--abbrev=40', ...commits, '--', FOLDER]) ?? '';
  const entries = [...listing.matchAll(/:\d+ \d+ (\w+) (\w+) \w\0([^\0]+)\0/g)].flatMap(
    ([, from = '', to = '', file = '']) =>
      file.endsWith('.yaml') ? [{ path: file.slice(FOLDER.length), from, to }] : [],
  );
  const before = entries.filter(({ from }) => !NOTHING.test(from)).map(({ path, from }) => [path, from] as const);
  if (head === undefined)
    return {
      before: readTexts(root, before),
      after: readFiles(root, [...entries.map(({ path }) => path), ...untracked(root)]),
    };
  const after = entries.filter(({ to }) => !NOTHING.test(to)).map(({ path, to }) => [path, to] as const);
  const texts = readTexts(root, [...before, ...after]);
  return { before: texts.slice(0, before.length), after: texts.slice(before.length) };
}

function untracked(root: string): string[] {
  const listing = git(root, ['ls-files', '--others', '--exclude-standard', '-z', '--', FOLDER]) ?? '';
  const files = listing.split('\0').filter((file) => file.endsWith('.yaml'));
  return files.map((file) => file.slice(FOLDER.length));
}

function readFiles(root: string, paths: readonly string[]): ManifestText[] {
  const there = [...new Set(paths)].filter((path) => existsSync(join(root, FOLDER, path)));
  return there.map((path) => ({ path, text: readFileSync(join(root, FOLDER, path), 'utf8') }));
}

/** The clusters that a side has a folder of. */
export function clustersOf(root: string, commit: string | undefined): string[] {
  if (commit !== undefined) {
    const listing = git(root, ['ls-tree', '-d', '-z', '--name-only', commit, FOLDER]) ?? '';
    return listing
      .split('\0')
      .filter(Boolean)
      .map((folder) => folder.slice(FOLDER.length));
  }
  const entries = existsSync(join(root, FOLDER)) ? readdirSync(join(root, FOLDER), { withFileTypes: true }) : [];
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
}
