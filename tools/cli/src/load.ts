import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ClusterInput } from '@auditorsec/config/cluster';
import type { ConfigInput } from '@auditorsec/config/parse';
import { suggest } from '@auditorsec/problem/suggest';
import { UserError } from './user-error.ts';

/** The folders below `clusters/` that hold a cluster, by code unit. */
export function clusterFolders(root: string): string[] {
  const folders = readdirSync(join(root, 'clusters'), { withFileTypes: true });
  return folders
    .filter((entry) => entry.isDirectory() && existsSync(join(root, 'clusters', entry.name, 'cluster.ts')))
    .map((entry) => entry.name)
    .sort();
}

/** The config of the clusters in `only`, or of all. */
export async function loadConfig(root: string, only: readonly string[]): Promise<ConfigInput> {
  const folders = clusterFolders(root);
  for (const name of only.filter((name) => !folders.includes(name))) {
    const nearest = suggest(name, folders);
    const hint = nearest ? `; did you mean ${nearest}?` : '';
    throw new UserError(`There is no cluster ${name}. There are ${folders.join(', ')}${hint}`);
  }
  const wanted = only.length > 0 ? [...only].sort() : folders;
  const fleet = await defaultExport(root, 'clusters/fleet.ts');
  const clusters = new Map<string, ClusterInput>();
  for (const folder of wanted) {
    clusters.set(folder, (await defaultExport(root, `clusters/${folder}/cluster.ts`)) as ClusterInput);
  }
  return { root, fleet, clusters, folders };
}

async function defaultExport(root: string, file: string): Promise<unknown> {
  try {
    const module = (await import(pathToFileURL(join(root, file)).href)) as { default?: unknown };
    if (module.default !== undefined) return module.default;
  } catch (error) {
    throw new UserError(`${file} can't be read: ${error instanceof Error ? error.message : error}`);
  }
  throw new UserError(`${file} has no default export; write \`export default define…({ … })\``);
}
