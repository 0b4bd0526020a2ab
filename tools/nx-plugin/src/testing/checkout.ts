import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

const SCOPE = '@auditorsec';

/** A copy of this checkout, committed, where tests may write. Its npm packages are those of the original. */
export class Checkout implements Disposable {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'checkout-')));

  constructor(original: string) {
    const listed = git(original, 'ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate');
    for (const file of listed.filter((name) => existsSync(join(original, name)))) {
      mkdirSync(dirname(join(this.root, file)), { recursive: true });
      cpSync(join(original, file), join(this.root, file));
    }
    linkPackages(original, this.root);
    git(this.root, 'init', '--quiet', '--initial-branch=main');
    this.begin();
  }

  /** Makes what is there now the state that `reset` goes back to. */
  begin(): void {
    this.commit();
    git(this.root, 'tag', '--force', 'start');
  }

  commit(): void {
    git(this.root, 'add', '--all');
    const author = ['-c', 'user.name=test', '-c', 'user.email=test@example.com'];
    git(this.root, ...author, 'commit', '--quiet', '--allow-empty', '--no-gpg-sign', '--message=test');
  }

  reset(): void {
    git(this.root, 'reset', '--quiet', '--hard', 'start');
    git(this.root, 'clean', '--quiet', '--force', '-d');
  }

  /** The files that differ from the last commit. */
  changed(): string[] {
    return git(this.root, 'diff', '--name-only', 'HEAD');
  }

  edit(file: string, change: (text: string) => string): void {
    const path = join(this.root, file);
    const before = readFileSync(path, 'utf8');
    const after = change(before);
    if (after === before) throw new Error(`the edit of ${file} changes nothing`);
    writeFileSync(path, after);
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** Packages of npm by links to the original, those of the workspace by links to the copy. */
function linkPackages(original: string, root: string): void {
  const [from, to] = [join(original, 'node_modules'), join(root, 'node_modules')];
  mkdirSync(join(to, SCOPE), { recursive: true });
  for (const name of readdirSync(from).filter((entry) => entry !== SCOPE && entry !== '.cache')) {
    symlinkSync(join(from, name), join(to, name));
  }
  for (const name of readdirSync(join(from, SCOPE))) {
    symlinkSync(
      join(root, relative(realpathSync(original), realpathSync(join(from, SCOPE, name)))),
      join(to, SCOPE, name),
    );
  }
}

function git(root: string, ...words: string[]): string[] {
  return execFileSync('git', words, { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);
}
