import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ConfigInput } from '@auditorsec/config/parse';
import { notThere, UserError } from '@auditorsec/problem/user-error';

const FLEET_FILE = 'clusters/fleet.ts';

/** The folders below `clusters/` that hold a cluster, by code unit. */
export function clusterFolders(root: string): string[] {
  const folders = readdirSync(join(root, 'clusters'), { withFileTypes: true });
  return folders
    .filter((entry) => entry.isDirectory() && existsSync(join(root, 'clusters', entry.name, 'cluster.ts')))
    .map((entry) => entry.name)
    .sort();
}

/** The clusters in `only`, or all of them, by code unit. Throws a `UserError` that names the nearest for one that isn't there. */
export function chosenClusters(root: string, only: readonly string[]): string[] {
  const folders = clusterFolders(root);
  const unknown = only.filter((name) => !folders.includes(name));
  if (unknown.length > 0) throw new UserError(unknown.map((name) => notThere('cluster', name, folders)).join('\n'), 2);
  return only.length > 0 ? [...new Set(only)].sort() : folders;
}

/** The config of the clusters in `only`, or of all. Throws a `UserError` that names every file that can't be read. */
export async function loadConfig(root: string, only: readonly string[]): Promise<ConfigInput> {
  const chosen = chosenClusters(root, only);
  const files = [FLEET_FILE, ...chosen.map((folder) => `clusters/${folder}/cluster.ts`)];
  const loaded = await Promise.allSettled(files.map((file) => defaultExport(root, file)));
  const unreadable = loaded.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  if (unreadable.length > 0) throw new UserError(unreadable.map(({ message }) => message).join('\n'));
  const [fleet, ...clusters] = loaded.map((result) => (result.status === 'fulfilled' ? result.value : undefined));
  const byFolder = new Map(chosen.map((folder, index) => [folder, clusters[index]]));
  return { root, fleet, clusters: byFolder, folders: clusterFolders(root) };
}

/** What the fleet file below `root` exports, as written. Throws a `UserError` where it can't be read. */
export function loadFleet(root: string): Promise<unknown> {
  return defaultExport(root, FLEET_FILE);
}

async function defaultExport(root: string, file: string): Promise<unknown> {
  const url = pathToFileURL(join(root, file)).href;
  let module: { default?: unknown };
  try {
    module = (await import(url)) as { default?: unknown };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new UserError(`${place(root, file, error)} can't be read: ${error.message.replace(/ imported from .*/, '')}`);
  }
  if (module.default !== undefined) return module.default;
  throw new UserError(`${file} has no default export; write \`export default define…({ … })\``);
}

/** `file:line` of the first line in the error's stack, or in the excerpt above it, that lies in the config; else the file. */
function place(root: string, file: string, { stack = '' }: Error): string {
  const clusters = join(root, 'clusters/');
  const at = stack.split('\n').find((line) => decodeURI(line).includes(clusters)) ?? '';
  const [found] = /^[^\s:()]+:\d+/.exec(decodeURI(at).split(clusters)[1] ?? '') ?? [];
  return found ? `clusters/${found}` : file;
}
