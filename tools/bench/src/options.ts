import { parseArgs } from 'node:util';
import { UserError } from '@auditorsec/problem/user-error';
import { MOST_CLUSTERS } from './synthetic.ts';

export const USAGE = `Usage: npm run bench -- [options]

Renders the same objects with this platform, helm, kustomize and go-jsonnet, in turns, and compares time and memory.

  --only 3,30   these numbers of clusters, each at most ${MOST_CLUSTERS} (default 3,30,300,1000)
  --quick       the same as --only 3,30
  --rounds N    rounds of each size (default 7 for 3 clusters, 5 for 30, 2 from 300)
  --diff        instead: reviews a change with npm run diff, npm run report, git diff and dyff (default 3,100 clusters)
  --json        one JSON document instead of tables
  --help        this text

Examples:
  npm run bench
  npm run bench -- --only 300 --rounds 3

Exit code: 0 measured, whatever the times; 1 a tool failed or made other objects; 2 wrong usage.
`;

export interface Options {
  /** Numbers of clusters, ascending. */
  readonly sizes: readonly number[];
  readonly rounds: number | undefined;
  readonly json: boolean;
  /** Whether reviewing is measured, rather than rendering. */
  readonly diff: boolean;
  readonly help: boolean;
}

/** Reads the words of the command line. Throws a `UserError` for what it doesn't know. */
export function parseOptions(words: readonly string[]): Options {
  const { only, quick, rounds, json, diff, help } = parse(words);
  const sizes = (quick ? '3,30' : (only ?? (diff ? '3,100' : '3,30,300,1000')))
    .split(',')
    .map((word) => whole('--only', word, MOST_CLUSTERS));
  const ascending = [...new Set(sizes)].sort((a, b) => a - b);
  const counted = rounds === undefined ? undefined : whole('--rounds', rounds, 100);
  return { sizes: ascending, rounds: counted, json, diff, help };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        only: { type: 'string' },
        quick: { type: 'boolean', default: false },
        rounds: { type: 'string' },
        json: { type: 'boolean', default: false },
        diff: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw new UserError(`${error instanceof Error ? error.message : error}\nSee npm run bench -- --help.`, 2);
  }
}

function whole(option: string, word: string, most: number): number {
  if (/^[1-9]\d*$/.test(word) && Number(word) <= most) return Number(word);
  throw new UserError(`${option}: found "${word}"; allowed is a whole number from 1 to ${most}.`, 2);
}
