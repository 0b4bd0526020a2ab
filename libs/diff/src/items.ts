import { diffArrays } from 'diff';
import { itemKeys } from './merge-keys.ts';
import type { Item } from './path.ts';
import { canonical } from './value.ts';

/** An item that both lists have, or one of them. */
export interface Pair {
  readonly item: Item;
  /** Whether it stands elsewhere among the items that both lists have: the order of routes, containers and arguments means something. */
  readonly moved: boolean;
}

/** Says which item of one list is which of the other: by identity where the list has keys, else by value and place. */
export function pairItems(field: string, before: readonly unknown[], after: readonly unknown[]): Pair[] {
  const keys = itemKeys(field, before, after);
  return keys ? byKey(keys.before, keys.after) : byValue(before.map(canonical), after.map(canonical));
}

function byKey(before: readonly string[], after: readonly string[]): Pair[] {
  const places = new Map(after.map((key, to) => [key, to]));
  const kept = before.flatMap((key) => places.get(key) ?? []);
  const inOrder = longestIncreasing(kept);
  const old = before.map((key, from): Pair => {
    const to = places.get(key);
    return to === undefined
      ? { item: { key, from }, moved: false }
      : { item: { key, from, to }, moved: !inOrder.has(to) };
  });
  const known = new Set(before);
  const added = after.flatMap((key, to): Pair[] => (known.has(key) ? [] : [{ item: { key, to }, moved: false }]));
  return [...old, ...added];
}

/** The longest run of numbers, not necessarily neighbours, that grows: what stayed in order while the rest moved. */
function longestIncreasing(numbers: readonly number[]): Set<number> {
  const chains: number[][] = [];
  for (const number of numbers) {
    const longest = chains.findLast((chain) => (chain.at(-1) ?? -1) < number) ?? [];
    // Of the chains of one length, the one that ends lowest can be continued by most: the list stays sorted by its end.
    chains[longest.length] = [...longest, number];
  }
  return new Set(chains.at(-1));
}

function byValue(before: readonly string[], after: readonly string[]): Pair[] {
  const pairs: Pair[] = [];
  let [from, to] = [0, 0];
  let removed: number[] = [];
  for (const part of diffArrays([...before], [...after])) {
    if (part.removed) {
      removed.push(...part.value.map(() => from++));
      continue;
    }
    if (part.added) {
      // What goes and what comes at one place is one item that changed, as far as both go.
      for (const _ of part.value) pairs.push(changed(removed.shift(), to++));
      continue;
    }
    pairs.push(...removed.map((index) => changed(index)));
    removed = [];
    pairs.push(...part.value.map(() => changed(from++, to++)));
  }
  return [...pairs, ...removed.map((index) => changed(index))];
}

function changed(from?: number, to?: number): Pair {
  return { item: { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }, moved: false };
}
