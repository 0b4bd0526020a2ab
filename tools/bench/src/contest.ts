import { existsSync, mkdirSync, mkdtempSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '@auditorsec/problem/user-error';
import { differences } from './compare.ts';
import type { Contestant } from './contestants/contestant.ts';
import { least, measure, type Usage } from './measure.ts';

export type Name = Contestant['name'];

/** What the contestants have in common. */
export interface Ground {
  readonly clusters: readonly string[];
  /** Where outputs go that are not needed any more. */
  readonly aside: string;
}

/** Lets the contestants run in turns, each from an empty output folder, and returns the least of each figure. */
export async function contest(
  program: string,
  { clusters, aside }: Ground,
  contestants: readonly Contestant[],
  rounds: number,
): Promise<ReadonlyMap<Name, Usage>> {
  const taken = new Map(contestants.map(({ name }) => [name, [] as Usage[]]));
  for (let round = 0; round < rounds; round++) {
    for (const { name, commands, output, folderOf, needsFolders } of contestants) {
      moveAside(output, aside);
      if (needsFolders) for (const cluster of clusters) mkdirSync(folderOf(cluster), { recursive: true });
      taken.get(name)?.push(await measure(program, commands));
    }
  }
  return new Map([...taken].map(([name, usages]) => [name, least(usages)]));
}

/**
 * Moves an output out of the way. Removing it would slow down the run that follows: ext4 doesn't reuse an inode for some
 * seconds after its file went, and looks at each of them for every new file.
 */
export function moveAside(output: string, aside: string): void {
  if (!existsSync(output)) return;
  mkdirSync(aside, { recursive: true });
  renameSync(output, join(mkdtempSync(join(aside, 'output-')), 'output'));
}

/** Compares some clusters of every peer with ours, by content. Throws where they differ. */
export function requireEqual(contestants: readonly Contestant[], clusters: readonly string[]): void {
  const [expected, ...peers] = contestants;
  if (!expected) return;
  const lines = peers.flatMap(({ name, folderOf }) =>
    sample(clusters).flatMap((cluster) =>
      differences(expected.folderOf(cluster), folderOf(cluster)).map((line) => `${name}  ${cluster}  ${line}`),
    ),
  );
  if (lines.length > 0)
    throw new UserError(`These outputs differ from ours, so times can't be compared:\n${lines.join('\n')}`);
}

/** The first, the middle and the last. */
function sample(clusters: readonly string[]): readonly string[] {
  return clusters.filter((_, index) => [0, clusters.length >> 1, clusters.length - 1].includes(index));
}
