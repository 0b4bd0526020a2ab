import { median } from './median.ts';

/** CPU of the gateway for one request, in microseconds: with the whole chain, and right before or after without one part. */
export interface Pair {
  readonly whole: number;
  readonly without: number;
}

/**
 * Microseconds that a part costs for each request: the middle of what the pairs say. Both sides of a pair stand a second apart,
 * so that the machine is as busy for one as for the other. What lies below the noise may come out below 0.
 */
export function costOf(pairs: readonly Pair[]): number {
  return median(differences(pairs));
}

/** The least and the most that a single pair says. */
export function spread(pairs: readonly Pair[]): [least: number, most: number] {
  return [Math.min(...differences(pairs)), Math.max(...differences(pairs))];
}

function differences(pairs: readonly Pair[]): number[] {
  return pairs.map(({ whole, without }) => whole - without);
}

/** Why a part is too dear, or nothing: it may cost a share of what all the rest costs, and no more. */
export function overBudget(part: string, pairs: readonly Pair[], share: number): string | undefined {
  const [cost, rest] = [costOf(pairs), median(pairs.map(({ without }) => without))];
  if (cost <= share * rest) return undefined;
  const most = `${Math.round(share * 100)} % of the ${Math.round(rest)} µs that the gateway takes without it`;
  return `${part} costs ${Math.round(cost)} µs for each request, more than ${most}`;
}
