import { ringBranch } from '@auditorsec/config/rings';
import { UserError } from '@auditorsec/problem/user-error';
import { type Event, parseTag } from './event.ts';
import { EXIT } from './exit-codes.ts';
import { git } from './git.ts';

/** What stands between fields and between entries: no commit, name or text of ours holds them. */
const [FIELD, END] = ['\u0000', '\u0001'];

/** A clone, and the remote that Argo CD follows. What the remote says counts; the clone's own branches don't. */
export class Repository {
  readonly root: string;
  readonly remote: string;

  constructor(root: string, remote: string) {
    this.root = root;
    this.remote = remote;
  }

  /** Brings main, the rings and their history. Throws a `UserError` where the remote doesn't answer or history is cut off. */
  fetch(): void {
    if (git(this.root, ['rev-parse', '--is-shallow-repository']).stdout === 'true')
      throw new UserError(
        'This clone is shallow, so nobody can tell what contains what. Run git fetch --unshallow',
        EXIT.call,
      );
    const branches = ['main', 'ring/*'].map((name) => `+refs/heads/${name}:refs/remotes/${this.remote}/${name}`);
    const { ok, complaint } = git(this.root, [
      'fetch',
      '--quiet',
      '--prune',
      '--no-tags',
      this.remote,
      ...branches,
      '+refs/tags/history/*:refs/tags/history/*',
    ]);
    if (!ok)
      throw new UserError(`The remote ${this.remote} does not answer, so nothing is moved: ${complaint}`, EXIT.doubt);
  }

  /** The commit that main has on the remote. */
  main(): string {
    return this.commit(`refs/remotes/${this.remote}/main`);
  }

  /** The commit of each ring that has a branch, by the ring's name. */
  rings(): Map<string, string> {
    const prefix = `refs/remotes/${this.remote}/${ringBranch('')}`;
    const { stdout } = git(this.root, ['for-each-ref', '--format=%(refname) %(objectname)', prefix]);
    const lines = stdout.split('\n').filter(Boolean);
    return new Map(
      lines.map((line) => [line.slice(prefix.length, line.lastIndexOf(' ')), line.slice(line.lastIndexOf(' ') + 1)]),
    );
  }

  events(): Event[] {
    const fields = [
      '%(refname:lstrip=2)',
      '%(*objectname)',
      '%(taggername) %(taggeremail)',
      '%(taggerdate:iso-strict)',
      '%(contents)',
    ];
    const { stdout } = git(this.root, ['for-each-ref', `--format=${fields.join('%00')}%01`, 'refs/tags/history/']);
    const texts = stdout.split(END).map((text) => text.trim());
    return texts.filter(Boolean).map((text) => {
      const [name = '', target = '', by = '', at = '', message = ''] = text.split(FIELD);
      return parseTag({ name, target, by, at, message });
    });
  }

  /** The full id of a commit. Throws a `UserError` where the clone has none of this name. */
  commit(name: string): string {
    const { ok, stdout } = git(this.root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
    if (ok) return stdout;
    throw new UserError(
      `There is no commit ${name} in this clone. Give a branch, a tag or an id that git log shows`,
      EXIT.call,
    );
  }

  /** Whether `commit` is `ancestor` or comes after it. */
  contains(commit: string, ancestor: string): boolean {
    return git(this.root, ['merge-base', '--is-ancestor', ancestor, commit]).ok;
  }

  /** The first lines of the commits that `commit` has and `base` lacks, newest first. */
  log(base: string | undefined, commit: string): string[] {
    const { stdout } = git(this.root, ['log', '--format=%h %s', commit, ...(base ? [`^${base}`] : [])]);
    return stdout.split('\n').filter(Boolean);
  }

  /** The id of what a folder holds in a commit; undefined where the clone lacks the commit or the folder. */
  folder(commit: string, path: string): string | undefined {
    const { ok, stdout } = git(this.root, [
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `${commit}:${path}`,
    ]);
    return ok ? stdout : undefined;
  }

  /** When a commit was made. */
  committedAt(commit: string): Date {
    return new Date(git(this.root, ['show', '--no-patch', '--format=%cI', commit]).stdout);
  }

  /** The commit that is checked out, if the files are as it has them. */
  checkedOut(): string | undefined {
    const { stdout } = git(this.root, ['status', '--porcelain']);
    return stdout === '' ? this.commit('HEAD') : undefined;
  }
}
