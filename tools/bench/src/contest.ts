import { mkdirSync, rmSync } from 'node:fs';
import { UserError } from '@auditorsec/problem/user-error';
import { differences } from './compare.ts';
import type { Contestant } from './contestants/contestant.ts';
import { least, measure, type Usage } from './measure.ts';

export type Name = Contestant['name'];

/** Lets the contestants run in turns, each from an empty output folder, and returns the least of each figure. */
export async function contest(
  program: string,
  contestants: readonly Contestant[],
  clusters: readonly string[],
  rounds: number,
): Promise<ReadonlyMap<Name, Usage>> {
  const taken = new Map(contestants.map(({ name }) => [name, [] as Usage[]]));
  for (let round = 0; round < rounds; round++) {
    for (const contestant of contestants) {
      empty(contestant, clusters);
      taken.get(contestant.name)?.push(await measure(program, contestant.commands));
    }
  }
  return new Map([...taken].map(([name, usages]) => [name, least(usages)]));
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

function empty({ output, folderOf, needsFolders }: Contestant, clusters: readonly string[]): void {
  rmSync(output, { recursive: true, force: true });
  if (needsFolders) for (const cluster of clusters) mkdirSync(folderOf(cluster), { recursive: true });
}
