import { join } from 'node:path';
import { loadConfig } from '@auditorsec/cli/load';
import { render } from '@auditorsec/cli/render';
import type { Ground } from './contest.ts';
import type { Contestant } from './contestants/contestant.ts';
import { helm } from './contestants/helm.ts';
import { jsonnet } from './contestants/jsonnet.ts';
import { kustomize } from './contestants/kustomize.ts';
import { ours } from './contestants/ours.ts';
import { extractTemplate } from './parameters.ts';
import type { Programs } from './programs.ts';
import { clusterNames, commonPath, makeRepository } from './synthetic.ts';

/** A process a cluster takes helm and kustomize half a minute for 300 clusters; beyond, nothing new is to be learnt. */
const MOST_FOR_PROCESS_A_CLUSTER = 300;

const PEERS = { helm, kustomize, jsonnet } as const;

/** Everything that is needed to render one number of clusters with every tool. */
export interface Arena extends Ground {
  readonly objects: number;
  /** The repository that ours renders. */
  readonly root: string;
  /** Ours is the first. */
  readonly contestants: readonly [Contestant, ...Contestant[]];
}

/** Makes the inputs of all contestants below a folder: our config first, the peers' from what it renders to. */
export async function makeArena(
  folder: string,
  count: number,
  { peers }: Programs,
  compileCache: string,
): Promise<Arena> {
  const root = join(folder, 'ours');
  makeRepository(root, count);
  const { clusters } = await render(await loadConfig(root, []));
  const template = extractTemplate(
    clusters.map(({ name, files }) => ({
      name,
      files: new Map(files.map(({ path, object }) => [commonPath(path), JSON.parse(JSON.stringify(object))])),
    })),
  );
  const names = (['helm', 'kustomize', 'jsonnet'] as const).filter(
    (name) => count <= MOST_FOR_PROCESS_A_CLUSTER || name === 'jsonnet',
  );
  const others = names.map((name) => PEERS[name](peers[name].path, join(folder, name), template));
  const objects = clusters.reduce((sum, { files }) => sum + files.length, 0);
  return {
    clusters: clusterNames(count),
    aside: join(folder, 'aside'),
    objects,
    root,
    contestants: [ours(root, compileCache), ...others],
  };
}
