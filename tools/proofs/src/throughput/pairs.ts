import type { Pair } from './budget.ts';
import { withBurner } from './burner.ts';
import { chain, type Part, without } from './chain.ts';
import { type Cost, load } from './load.ts';
import type { LoadBench } from './load-bench.ts';

/** Two rounds of load that differ in one thing. */
export interface Comparison {
  readonly name: string;
  /** The most that the one thing may cost, as a share of the rest. */
  readonly share: number;
  readonly whole: () => Promise<Cost>;
  readonly without: () => Promise<Cost>;
}

/** Compares the gateway with and without a part of its chain. */
export function ofPart(bench: LoadBench, part: Part): Comparison {
  const fed = chain.find(({ name }) => name === part.feeds);
  const round = (): Promise<Cost> => load(bench, 'gateway');
  return {
    ...part,
    whole: fed ? () => without(bench, fed, round) : round,
    without: () => without(bench, part, round),
  };
}

/** Compares the gateway with and without a filter that only takes time. */
export function ofBurner(bench: LoadBench, share: number): Comparison {
  const round = (): Promise<Cost> => load(bench, 'gateway');
  return { name: 'burner', share, whole: () => withBurner(bench, round), without: round };
}

/**
 * Measures every comparison so many times, one after the other and then all again: a while in which the machine is busy touches
 * one pair of each, not all of one. Every other time the order within the pairs is turned.
 */
export async function measure(
  comparisons: readonly Comparison[],
  times: number,
): Promise<ReadonlyMap<string, readonly Pair[]>> {
  const pairs = new Map<string, Pair[]>(comparisons.map(({ name }) => [name, []]));
  for (let time = 0; time < times; time++) {
    for (const { name, ...sides } of comparisons) {
      const order = time % 2 === 0 ? (['whole', 'without'] as const) : (['without', 'whole'] as const);
      const micros = { whole: 0, without: 0 };
      for (const side of order) micros[side] = (await sides[side]()).micros;
      pairs.get(name)?.push(micros);
    }
  }
  return pairs;
}
