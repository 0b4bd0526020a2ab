import type { ObjectPatch } from '@auditorsec/manifest/patch';
import { firstFrame } from '@auditorsec/problem/call-site';
import { ConfigError, type Problem } from '@auditorsec/problem/problem';
import { suggest } from '@auditorsec/problem/suggest';
import type { z } from 'zod';
import type { AppDefinition, Call, InstalledApp, Workload } from './app.ts';
import type { Cluster, ClusterInput } from './cluster.ts';
import { explain, formatPath, type Mistake, oneOf } from './explain.ts';
import { type Fleet, fleetSchema } from './fleet.ts';
import { locate } from './locate.ts';

export const FLEET_FILE = 'clusters/fleet.ts';
export const clusterFile = (folder: string) => `clusters/${folder}/cluster.ts`;

/** What the default exports of `fleet.ts` and the `cluster.ts` files hold, as written. */
export interface ConfigInput {
  readonly fleet: unknown;
  /** By folder below `clusters/`. */
  readonly clusters: ReadonlyMap<string, ClusterInput>;
}

export interface ParsedApp {
  readonly definition: AppDefinition<z.ZodType>;
  readonly props: unknown;
  readonly installed: InstalledApp;
  readonly workload: Workload | undefined;
  readonly calls: readonly Call[];
}

export interface ParsedCluster {
  readonly cluster: Cluster;
  readonly apps: readonly ParsedApp[];
  readonly patches: readonly ObjectPatch[];
}

export interface Config {
  readonly fleet: Fleet;
  readonly clusters: readonly ParsedCluster[];
}

/** A mistake and the call whose argument holds it: `callee`, or whatever is called on `line`. */
interface Found {
  readonly file: string;
  readonly callee?: string;
  readonly line?: number;
  readonly mistake: Mistake;
}

/** Checks all config at once. Throws a `ConfigError` with every mistake, each with its place. */
export async function parseConfig(input: ConfigInput): Promise<Config> {
  const found: Found[] = [];
  const fleet = parseFleet(input.fleet, found);
  const clusters = [...input.clusters].map(([folder, written]) => parseCluster(folder, written, fleet, found));
  if (fleet) checkMembers(fleet, input, found);
  if (fleet && found.length === 0) return { fleet, clusters: clusters.filter((cluster) => cluster !== undefined) };
  throw new ConfigError(await Promise.all(found.map(place)));
}

async function place({ file, callee, line, mistake: { path, ...rest } }: Found): Promise<Problem> {
  return { place: await locate(file, callee, line, path), ...rest };
}

function parseFleet(written: unknown, found: Found[]): Fleet | undefined {
  const parsed = fleetSchema.safeParse(written);
  if (parsed.success) return parsed.data;
  for (const mistake of explain(fleetSchema, written, parsed.error)) {
    found.push({ file: FLEET_FILE, callee: 'defineFleet', mistake });
  }
  return undefined;
}

function checkMembers(fleet: Fleet, input: ConfigInput, found: Found[]): void {
  const folders = [...input.clusters.keys()];
  for (const name of Object.keys(fleet.clusters).filter((name) => !folders.includes(name))) {
    const allowed = `a cluster with a file ${clusterFile(name)}`;
    const mistake = {
      path: ['clusters', name],
      field: `clusters.${name}`,
      found: 'no such file',
      allowed,
      nearest: suggest(name, folders),
    };
    found.push({ file: FLEET_FILE, callee: 'defineFleet', mistake });
  }
}

function parseCluster(
  folder: string,
  written: ClusterInput,
  fleet: Fleet | undefined,
  found: Found[],
): ParsedCluster | undefined {
  const file = clusterFile(folder);
  const fail = (path: PropertyKey[], what: Omit<Mistake, 'path' | 'field'>) =>
    found.push({ file, callee: 'defineCluster', mistake: { path, field: formatPath(path), ...what } });
  if (written.name !== folder)
    fail(['name'], { found: JSON.stringify(written.name), allowed: `"${folder}", the name of its folder` });
  const member = fleet?.clusters[folder];
  if (fleet && !member) fail(['name'], unknownMember(folder, Object.keys(fleet.clusters)));
  const apps = written.apps.map((installed) => parseApp(file, installed, found));
  checkApps(file, written.apps, apps, fail, found);
  const patches = (written.patches ?? []).map((patch, index) => ({
    ...patch,
    place: file,
    field: `patches[${index}]`,
  }));
  if (!member || !fleet) return undefined;
  const cluster = { name: folder, active: fleet.activeCluster === folder, ...member };
  return { cluster, apps: apps.filter((app) => app !== undefined), patches };
}

function unknownMember(folder: string, names: string[]) {
  return {
    found: `"${folder}"`,
    allowed: `a cluster that ${FLEET_FILE} names: ${names.join(', ')}`,
    nearest: suggest(folder, names),
  };
}

function parseApp(file: string, installed: InstalledApp, found: Found[]): ParsedApp | undefined {
  const { definition, input } = installed;
  const parsed = definition.props.safeParse(input);
  if (!parsed.success) {
    const { line } = firstFrame(installed.trace);
    for (const mistake of explain(definition.props, input, parsed.error)) {
      found.push({ file, line, mistake: { ...mistake, field: `${definition.name}.${mistake.field}` } });
    }
    return undefined;
  }
  const props = parsed.data;
  return {
    definition,
    props,
    installed,
    workload: definition.workload?.(props),
    calls: definition.calls?.(props) ?? [],
  };
}

function checkApps(
  file: string,
  written: readonly InstalledApp[],
  apps: readonly (ParsedApp | undefined)[],
  fail: (path: PropertyKey[], what: Omit<Mistake, 'path' | 'field'>) => void,
  found: Found[],
): void {
  const names = written.map(({ definition }) => definition.name);
  for (const [index, name] of names.entries()) {
    if (names.indexOf(name) !== index)
      fail(['apps', index], { found: `${name} a second time`, allowed: 'each app once in a cluster' });
  }
  for (const app of apps) {
    for (const call of app?.calls ?? []) {
      if (!app || names.includes(call.to)) continue;
      const callable = written.filter(({ definition }) => definition.workload).map(({ definition }) => definition.name);
      const mistake = {
        path: call.field,
        field: `${app.definition.name}.${formatPath(call.field)}`,
        found: `"${call.to}", which is not installed in this cluster`,
        allowed: oneOf(callable.filter((name) => name !== app.definition.name)),
        nearest: suggest(call.to, callable),
      };
      found.push({ file, line: firstFrame(app.installed.trace).line, mistake });
    }
  }
}
