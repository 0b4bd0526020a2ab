import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from '@auditorsec/problem/problem';
import { UserError } from '@auditorsec/problem/user-error';
import { progress, withProgress } from '@auditorsec/schemas/progress';
import { measureAgain } from './again.ts';
import { type Arena, makeArena } from './arena.ts';
import { contest, moveAside, requireEqual } from './contest.ts';
import { steps } from './contestants/ours.ts';
import { benchDiff } from './diff/bench-diff.ts';
import { measure } from './measure.ts';
import { type Options, parseOptions, USAGE } from './options.ts';
import { buildPrograms, type Programs } from './programs.ts';
import { type Result, toJson, toText } from './report.ts';
import type { Steps } from './steps.ts';
import type { SizeResult } from './targets.ts';

/** Rendering again is measured for the largest size up to this one. */
const MOST_AGAIN = 300;

/** The command line. Returns the exit code. */
export async function main(words: readonly string[]): Promise<number> {
  try {
    const options = parseOptions(words);
    process.stdout.write(options.help ? USAGE : await bench(options));
    return 0;
  } catch (error) {
    if (!(error instanceof UserError || error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return error instanceof UserError ? error.exitCode : 1;
  }
}

async function bench(options: Options): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'auditorsec-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  process.once('SIGINT', () => process.exit(130));
  if (options.diff) return benchDiff(folder, options);
  const result = await run(folder, await buildPrograms(progress), options);
  return options.json ? `${toJson(result)}\n` : toText(result);
}

async function run(folder: string, programs: Programs, options: Options): Promise<Result> {
  const compileCache = join(folder, 'compile-cache');
  const sizes: SizeResult[] = [];
  let again: Result['again'];
  for (const count of options.sizes) {
    const rounds = options.rounds ?? Math.max(2, Math.min(7, Math.round(150 / count)));
    const arena = await withProgress(`${count} clusters: inputs`, progress, () =>
      makeArena(join(folder, `${count}`), count, programs, compileCache),
    );
    await withProgress(`${count} clusters: warm-up`, progress, () => warmUp(programs, arena, sizes.length === 0));
    const result = await withProgress(`${count} clusters: ${rounds} rounds`, progress, () =>
      measureSize(programs, arena, rounds, compileCache),
    );
    sizes.push(result);
    if (count === options.sizes.findLast((size) => size <= MOST_AGAIN)) {
      again = await withProgress(`${count} clusters: again`, progress, async () => ({
        clusters: count,
        cases: await measureAgain(programs.measure, arena, compileCache),
      }));
    }
  }
  return { programs, sizes, ...(again && { again }) };
}

/** One round that doesn't count: of all at the first size, to compare what they make, and of ours at every size, for its compile cache. */
async function warmUp({ measure }: Programs, arena: Arena, first: boolean): Promise<void> {
  const { clusters, contestants } = arena;
  await contest(measure, arena, first ? contestants : contestants.slice(0, 1), 1);
  if (first) requireEqual(contestants, clusters);
}

async function measureSize(
  programs: Programs,
  arena: Arena,
  rounds: number,
  compileCache: string,
): Promise<SizeResult> {
  const { clusters, aside, contestants, objects, root } = arena;
  const usages = await contest(programs.measure, arena, contestants, rounds);
  requireEqual(contestants, clusters);
  const taken = [];
  for (let round = 0; round < rounds; round++) {
    moveAside(contestants[0].output, aside);
    const { output } = await measure(programs.measure, [steps(root, compileCache)]);
    taken.push(JSON.parse(output) as Steps);
  }
  return { clusters: clusters.length, objects, rounds, usages, steps: leastSteps(taken) };
}

function leastSteps(taken: readonly Steps[]): Steps {
  const [first, ...rest] = taken;
  if (!first) throw new Error('no round of steps was measured');
  const keys = Object.keys(first) as (keyof Steps)[];
  const entries = keys.map((key) => [key, Math.min(first[key], ...rest.map((steps) => steps[key]))]);
  return Object.fromEntries(entries) as Steps;
}
