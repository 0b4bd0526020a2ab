import { parseWords } from '@auditorsec/cli/words';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { UserError } from '@auditorsec/problem/user-error';

export interface Options {
  readonly command: string | undefined;
  /** The commit, branch or tag to compare with; `NX_BASE`, as Nx itself takes it, where none is named. */
  readonly base: string | undefined;
  /** The commit to look at; the files in the folder where none is named. */
  readonly head: string | undefined;
  readonly markdown: boolean;
  /** The file that a report is written to as a page. */
  readonly html: string | undefined;
  /** The checkout to look at; this one by default. */
  readonly root: string;
  readonly help: boolean;
}

const DEFINITIONS = {
  head: { type: 'string' },
  markdown: { type: 'boolean', default: false },
  html: { type: 'string' },
  json: { type: 'boolean', default: false },
  root: { type: 'string', default: repositoryRoot },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Reads a command line. Throws a `UserError` for what no command knows. */
export function parseOptions(words: readonly string[]): Options {
  const { values, positionals } = parseWords(words, DEFINITIONS);
  const [command, base, ...more] = positionals;
  if (more.length > 0)
    throw new UserError(
      `One commit to compare with, not ${positionals.length - 1}; the other is --head\nSee --help.`,
      2,
    );
  return {
    command,
    base: base ?? (process.env['NX_BASE'] || undefined),
    head: values.head,
    html: values.html,
    ...values,
  };
}
