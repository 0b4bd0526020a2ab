import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { treeDigest } from './tree-digest.ts';

export const CLI = join(repositoryRoot, 'tools/cli/main.mjs');

export interface Run {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A checkout to break: this one's config, manifests and prices, committed, with the real code behind them. */
export class Sandbox {
  readonly root = mkdtempSync(join(tmpdir(), 'auditorsec sandbox-'));
  readonly #program: string;

  /** `program` is what `run` starts. */
  constructor(program = CLI) {
    this.#program = program;
    for (const folder of ['clusters', 'generated', 'libs/cost/prices']) {
      cpSync(join(repositoryRoot, folder), join(this.root, folder), { recursive: true });
    }
    symlinkSync(join(repositoryRoot, 'node_modules'), join(this.root, 'node_modules'));
    this.write('package.json', '{ "type": "module" }');
    this.write('.gitignore', 'node_modules\n.staging\n.journal.json\n');
    this.git('init', '--quiet');
    this.commit();
  }

  /** Runs the real program on this checkout, as a process of its own. */
  run(words: readonly string[], env: Readonly<Record<string, string>> = {}, cwd = this.root): Run {
    const { PATH = '', HOME = '' } = process.env;
    const { status, stdout, stderr } = spawnSync(process.execPath, [this.#program, ...words, '--root', this.root], {
      cwd,
      encoding: 'utf8',
      env: { PATH, HOME, ...env },
    });
    return { exitCode: status, stdout: this.#withoutRoot(stdout), stderr: this.#withoutRoot(stderr) };
  }

  /** Replaces a text of a file, which must be there. */
  edit(file: string, from: string | RegExp, to: string): void {
    const before = this.read(file);
    const after = before.replace(from, to);
    if (after === before) throw new Error(`${file} holds no ${from}`);
    this.write(file, after);
  }

  read(file: string): string {
    return readFileSync(join(this.root, file), 'utf8');
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.root, file)), { recursive: true });
    writeFileSync(join(this.root, file), text);
  }

  remove(path: string): void {
    rmSync(join(this.root, path), { recursive: true });
  }

  /** One number for all that `generated/`, or a folder below it, holds, but the files that `except` names. */
  digest(folder = '', except?: RegExp): string {
    return treeDigest(join(this.root, 'generated', folder), except);
  }

  commit(): void {
    this.git('add', '--all');
    this.git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '--quiet', '--message', 'change');
  }

  /** Back to the last commit. */
  restore(): void {
    this.git('checkout', '--quiet', '--', '.');
    this.git('clean', '-fdq', 'clusters', 'generated');
  }

  delete(): void {
    rmSync(this.root, { recursive: true });
  }

  git(...words: string[]): void {
    const { status, stderr } = spawnSync('git', ['-C', this.root, ...words], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`git ${words.join(' ')}: ${stderr}`);
  }

  #withoutRoot(text: string): string {
    return text.replaceAll(this.root, '<root>');
  }
}
