import { spawnSync } from 'node:child_process';

export interface GitRun {
  readonly ok: boolean;
  readonly stdout: string;
  /** The lines of standard error that say what is wrong. */
  readonly complaint: string;
}

/** Runs Git in a clone, without a terminal to ask for passwords. */
export function git(root: string, words: readonly string[], input = ''): GitRun {
  const { status, stdout, stderr } = spawnSync('git', ['-C', root, ...words], {
    encoding: 'utf8',
    input,
    maxBuffer: 2 ** 28,
    env: { ...process.env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
  });
  return { ok: status === 0, stdout: stdout.trimEnd(), complaint: stderr.trim().replaceAll('\n', ' ') };
}
