import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { notThere, UserError } from '@auditorsec/problem/user-error';

/** Reads the words of a command line. Throws a `UserError` that names the nearest option for one that isn't there. */
export function parseWords<Options extends ParseArgsOptionsConfig>(words: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...words], allowPositionals: true, options });
  } catch (error) {
    const message = error instanceof Error ? error.message : `${error}`;
    const [, unknown] = /^Unknown option '(.+?)'/.exec(message) ?? [];
    const known = Object.keys(options).map((name) => `--${name}`);
    throw new UserError(`${unknown ? notThere('option', unknown, known) : message}\nSee --help.`, 2);
  }
}
