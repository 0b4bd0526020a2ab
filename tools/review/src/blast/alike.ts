import { distinct } from './side.ts';

/** A name, and the clusters that have it. */
export interface Named {
  readonly name: string;
  readonly clusters: readonly string[];
}

/** The names that clusters have, each once: what several call by their own name is `<cluster>` there. */
export function alike<Region extends { readonly cluster: string }>(
  regions: readonly Region[],
  pick: (region: Region) => readonly string[],
): Named[] {
  const named = regions.flatMap((region) => pick(region).map((name) => ({ name, cluster: region.cluster })));
  const groups = Map.groupBy(named, ({ name, cluster }) => name.replaceAll(cluster, '<cluster>'));
  return [...groups].map(([general, same]) => {
    const [first] = same;
    return {
      name: same.length === 1 && first ? first.name : general,
      clusters: distinct(same.map(({ cluster }) => cluster)),
    };
  });
}
