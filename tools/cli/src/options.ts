import { parseArgs } from 'node:util';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { UserError } from './user-error.ts';

export interface Options {
  /** The clusters that were named; none means all. */
  readonly clusters: readonly string[];
  readonly json: boolean;
  readonly force: boolean;
  readonly base: string;
  /** The checkout to work on; this one by default. */
  readonly root: string;
  readonly help: boolean;
}

/** Reads the words behind a command. Throws a `UserError` for what no command knows. */
export function parseOptions(words: readonly string[]): Options {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        force: { type: 'boolean', default: false },
        base: { type: 'string', default: 'HEAD' },
        root: { type: 'string', default: repositoryRoot },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return { clusters: positionals, ...values };
  } catch (error) {
    throw new UserError(`${error instanceof Error ? error.message : error}\nSee --help.`, 2);
  }
}
