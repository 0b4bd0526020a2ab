import { suggest } from '@auditorsec/problem/suggest';
import { z } from 'zod';
import type { InstalledApp } from './app.ts';
import type { ClusterInput } from './cluster.ts';
import { oneOf } from './explain.ts';
import type { Fleet } from './fleet.ts';
import { appPlace, clusterPlace, FLEET, type Mistakes, type Place } from './mistakes.ts';
import type { ParsedApp, ParsedCluster } from './parse.ts';

const patches = z
  .array(
    z.strictObject({
      object: z.string().regex(/^\S+ \S+$/, 'an object, as `Kind namespace/name` or `Kind name`'),
      reason: z.string().min(10, 'a reason of at least 10 characters'),
      merge: z.record(z.string(), z.unknown()),
    }),
  )
  .default([]);

/** One cluster and its apps; undefined where the mistakes leave nothing to compose. */
export function parseCluster(
  folder: string,
  written: ClusterInput,
  fleet: Fleet | undefined,
  mistakes: Mistakes,
): ParsedCluster | undefined {
  const place = clusterPlace(folder);
  const member = parseName(folder, written.name, fleet, mistakes);
  const apps = written.apps.map((installed) => parseApp(place, installed, fleet, mistakes));
  requireEachAppOnce(place, written, mistakes);
  if (fleet) requireCallees(folder, written, apps, mistakes);
  const parsed = patches.safeParse(written.patches);
  if (!parsed.success) mistakes.addAll({ ...place, prefix: 'patches' }, patches, written.patches, parsed.error);
  if (!member || !fleet || !parsed.success) return undefined;
  return {
    cluster: { name: folder, active: fleet.activeCluster === folder, ...member },
    apps: apps.filter((app) => app !== undefined),
    patches: parsed.data.map((patch, index) => ({ ...patch, place: place.file, field: `patches[${index}]` })),
  };
}

function parseName(folder: string, name: string, fleet: Fleet | undefined, mistakes: Mistakes) {
  const place = clusterPlace(folder);
  if (name !== folder) {
    const allowed = `"${folder}", the name of its folder: two clusters can't share a name`;
    mistakes.add(place, ['name'], { found: JSON.stringify(name), allowed });
  }
  const member = fleet?.clusters[folder];
  if (fleet && !member) {
    const names = Object.keys(fleet.clusters);
    const allowed = `a cluster that ${FLEET.file} describes: ${names.join(', ')}`;
    mistakes.add(place, ['name'], { found: `"${folder}"`, allowed, nearest: suggest(folder, names) });
  }
  return member;
}

function parseApp(
  place: Place,
  installed: InstalledApp,
  fleet: Fleet | undefined,
  mistakes: Mistakes,
): ParsedApp | undefined {
  const { definition, input } = installed;
  const parsed = definition.props.safeParse(input);
  if (!parsed.success) {
    mistakes.addAll(appPlace(place, installed), definition.props, input, parsed.error);
    return undefined;
  }
  const calls = (fleet && definition.calls?.(fleet)) ?? [];
  return { definition, props: parsed.data, installed, workload: definition.workload?.(parsed.data), calls };
}

function requireEachAppOnce(place: Place, { apps }: ClusterInput, mistakes: Mistakes): void {
  const names = apps.map(({ definition }) => definition.name);
  for (const [index, name] of names.entries()) {
    if (names.indexOf(name) === index) continue;
    mistakes.add(place, ['apps', index], { found: `${name} a second time`, allowed: 'each app once in a cluster' });
  }
}

/** What is routed to must be there: a route to an app that isn't installed answers 503 to everyone. */
function requireCallees(
  folder: string,
  { apps: written }: ClusterInput,
  apps: readonly (ParsedApp | undefined)[],
  mistakes: Mistakes,
): void {
  const callable = written.map(({ definition }) => definition).filter(({ workload }) => workload);
  const names = callable.map(({ name }) => name);
  for (const app of apps) {
    for (const { to, declaredAt } of app?.calls ?? []) {
      if (names.includes(to)) continue;
      mistakes.add(FLEET, declaredAt, {
        found: `"${to}", which is not installed in ${folder}`,
        allowed: oneOf(names.filter((name) => name !== app?.definition.name)),
        nearest: suggest(to, names),
      });
    }
  }
}
