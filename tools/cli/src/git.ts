import { execFileSync } from 'node:child_process';
import { UserError } from '@auditorsec/problem/user-error';

/** The files below `folder` in a commit, each with its blob id, by path below that folder; undefined without such a commit. */
export function listFiles(root: string, ref: string, folder: string): Map<string, string> | undefined {
  const listing = git(root, ['ls-tree', '-r', '-z', '--full-tree', ref, folder]);
  const entries = listing?.split('\0').filter(Boolean);
  return (
    entries &&
    new Map(
      entries.map((entry) => [entry.slice(entry.indexOf('\t') + 1 + folder.length), entry.split(/[ \t]/, 3)[2] ?? '']),
    )
  );
}

/**
 * Where `head` left `ref`: the last commit that both have. What was added to `ref` since is no deletion of ours.
 * Throws a `UserError` that says why there is none.
 */
export function branchPoint(root: string, ref: string, head = 'HEAD'): string {
  const isShallow = git(root, ['rev-parse', '--is-shallow-repository'])?.trim() === 'true';
  const remedy = isShallow
    ? `: this clone is shallow; get the rest with git fetch --unshallow (in CI: fetch-depth: 0)`
    : '';
  if (git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]) === undefined)
    throw new UserError(`There is no commit ${ref} to compare with${remedy || '; name one with --base'}`, 2);
  const point = git(root, ['merge-base', '--', ref, head])?.trim();
  if (!point)
    throw new UserError(
      `${head} and ${ref} have no commit in common${remedy || '; name a branch that this one came from with --base'}`,
      2,
    );
  return point;
}

/** The texts of blobs, in their order, from one process. */
export function readBlobs(root: string, blobs: readonly string[]): string[] {
  const output = execFileSync('git', ['-C', root, 'cat-file', '--batch'], {
    input: `${blobs.join('\n')}\n`,
    maxBuffer: 2 ** 30,
  });
  let offset = 0;
  return blobs.map(() => {
    const header = output.indexOf('\n', offset);
    const size = Number(output.toString('latin1', offset, header).split(' ')[2]);
    offset = header + 1 + size + 1;
    return output.toString('utf8', header + 1, header + 1 + size);
  });
}

/** The files of these paths and blobs, with their texts. */
export function readTexts(root: string, files: readonly (readonly [path: string, blob: string])[]) {
  if (files.length === 0) return [];
  const texts = readBlobs(
    root,
    files.map(([, blob]) => blob),
  );
  return files.map(([path], index) => ({ path, text: texts[index] ?? '' }));
}

/** What Git prints; undefined where it fails. */
export function git(root: string, words: readonly string[]): string | undefined {
  try {
    return execFileSync('git', ['-C', root, ...words], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 2 ** 30,
    });
  } catch {
    return undefined;
  }
}
