import { branchPoint, git } from '@auditorsec/cli/git';
import { notThere, UserError } from '@auditorsec/problem/user-error';

/** The two sides of a comparison. */
export interface Sides {
  /** A commit. */
  readonly base: string;
  /** A commit, or nothing for the files as they lie in the folder. */
  readonly head?: string;
}

/** Where branches come from, the first that is there. */
const TRUNKS = ['origin/main', 'main'];

/**
 * What is compared: where the head left `base` (by default `origin/main`, else `main`), and `head` (by default the files in the
 * folder). Throws a `UserError` that says why there is no such commit, or no `generated/` in it.
 */
export function sidesOf(root: string, base: string | undefined, head: string | undefined): Sides {
  const named = base ?? TRUNKS.find((trunk) => isCommit(root, trunk));
  if (named === undefined)
    throw new UserError(
      `There is neither ${TRUNKS.join(' nor ')}: name a commit, such as npm run diff -- HEAD~1\n${hint(root)}`,
      2,
    );
  for (const ref of [named, ...(head === undefined ? [] : [head])]) requireCommit(root, ref);
  const point = branchPoint(root, named, head);
  if (git(root, ['rev-parse', '--verify', '--quiet', `${point}:generated`]) === undefined)
    throw new UserError(
      `Commit ${shortId(point)} (${named}) has no generated/: there is nothing to compare with; name a later one`,
      2,
    );
  return { base: point, ...(head !== undefined && { head }) };
}

/** A commit as people write it. */
export function shortId(commit: string): string {
  return commit.slice(0, 10);
}

function isCommit(root: string, ref: string): boolean {
  return git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]) !== undefined;
}

function requireCommit(root: string, ref: string): void {
  if (isCommit(root, ref)) return;
  const refs =
    git(root, ['for-each-ref', '--format=%(refname:short)', 'refs/heads', 'refs/remotes', 'refs/tags']) ?? '';
  throw new UserError(`${notThere('commit', ref, refs.split('\n').filter(Boolean).slice(0, 20))}\n${hint(root)}`, 2);
}

function hint(root: string): string {
  return git(root, ['rev-parse', '--is-shallow-repository'])?.trim() === 'true'
    ? 'This clone is shallow; get the rest with git fetch --unshallow (in CI: fetch-depth: 0)'
    : 'Any commit, branch or tag will do.';
}
