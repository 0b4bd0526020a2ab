import { repositoryRoot } from '@auditorsec/problem/call-site';
import { parseWords } from './words.ts';

export interface Options {
  /** The first word that is no option. */
  readonly command: string | undefined;
  /** The clusters that were named; none means all. */
  readonly clusters: readonly string[];
  readonly json: boolean;
  readonly force: boolean;
  /** What change rules compare with: the commit where this branch left it. `NX_BASE`, as Nx itself takes it, or else HEAD. */
  readonly base: string;
  /** The checkout to work on; this one by default. */
  readonly root: string;
  readonly help: boolean;
}

const DEFINITIONS = {
  json: { type: 'boolean', default: false },
  force: { type: 'boolean', default: false },
  base: { type: 'string', default: process.env['NX_BASE'] || 'HEAD' },
  root: { type: 'string', default: repositoryRoot },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Reads a command line. Throws a `UserError` for what no command knows. */
export function parseOptions(words: readonly string[]): Options {
  const { values, positionals } = parseWords(words, DEFINITIONS);
  const [command, ...clusters] = positionals;
  return { command, clusters, ...values };
}
