import { ringBranch } from '@auditorsec/config/rings';
import { UserError } from '@auditorsec/problem/user-error';
import { type Entry, formatEntry, tagOf } from './event.ts';
import { EXIT } from './exit-codes.ts';
import { git } from './git.ts';
import type { Repository } from './repository.ts';

/** A step to be written down: a ring's branch goes from one commit to another, or stays. */
export interface Step {
  readonly ring: string;
  readonly number: number;
  readonly entry: Entry;
}

/**
 * Moves a ring and writes its history in one push, both or neither, if the branch is still where `entry.from` says and
 * nobody else has written this number. Throws a `UserError` where the remote refuses.
 */
export function pushStep({ root, remote }: Repository, { ring, number, entry }: Step): void {
  const tag = tagOf({ ring, number });
  const branch = `refs/heads/${ringBranch(ring)}`;
  const { ok, complaint } = git(root, [
    'push',
    '--quiet',
    '--atomic',
    `--force-with-lease=${branch}:${entry.from ?? ''}`,
    `--force-with-lease=refs/tags/${tag}:`,
    remote,
    `${entry.to}:${branch}`,
    `${tagObject(root, tag, formatEntry(ring, entry), entry.to)}:refs/tags/${tag}`,
  ]);
  if (ok) return;
  const isRaced = /stale info|already exists|rejected|reference already/.test(complaint);
  const why = isRaced
    ? `somebody else moved ${ring} in the meantime, or the remote forbids it. Look at npm run rings, then try again`
    : 'the remote does not take it';
  throw new UserError(`Nothing was moved: ${why}. ${complaint}`, isRaced ? EXIT.diverged : EXIT.doubt);
}

/** A tag that no ref of the clone names: a push that fails leaves nothing behind. */
function tagObject(root: string, name: string, message: string, target: string): string {
  const who = git(root, ['var', 'GIT_COMMITTER_IDENT']);
  if (!who.ok)
    throw new UserError(
      `Git doesn't know who you are, and the history names who moved what: git config user.name, user.email`,
      EXIT.call,
    );
  const text = `object ${target}\ntype commit\ntag ${name}\ntagger ${who.stdout}\n\n${message}`;
  return git(root, ['mktag'], text).stdout;
}
