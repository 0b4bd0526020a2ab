import { parseArgs } from 'node:util';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { notThere, UserError } from '@auditorsec/problem/user-error';

export interface Options {
  /** The first word that is no option. */
  readonly command: string | undefined;
  /** The clusters that were named; none means all. */
  readonly clusters: readonly string[];
  readonly json: boolean;
  readonly force: boolean;
  readonly base: string;
  /** The checkout to work on; this one by default. */
  readonly root: string;
  readonly help: boolean;
}

const DEFINITIONS = {
  json: { type: 'boolean', default: false },
  force: { type: 'boolean', default: false },
  base: { type: 'string', default: 'HEAD' },
  root: { type: 'string', default: repositoryRoot },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Reads a command line. Throws a `UserError` for what no command knows. */
export function parseOptions(words: readonly string[]): Options {
  try {
    const { values, positionals } = parseArgs({ args: [...words], allowPositionals: true, options: DEFINITIONS });
    const [command, ...clusters] = positionals;
    return { command, clusters, ...values };
  } catch (error) {
    const message = error instanceof Error ? error.message : `${error}`;
    const [, unknown] = /^Unknown option '(.+?)'/.exec(message) ?? [];
    const known = Object.keys(DEFINITIONS).map((name) => `--${name}`);
    throw new UserError(`${unknown ? notThere('option', unknown, known) : message}\nSee --help.`, 2);
  }
}
