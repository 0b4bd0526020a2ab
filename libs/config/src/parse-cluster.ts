import { suggest } from '@auditorsec/problem/suggest';
import { z } from 'zod';
import type { InstalledApp } from './app.ts';
import { type UnansweredCall, unansweredCalls } from './callees.ts';
import type { ClusterInput } from './cluster.ts';
import { fleetOf } from './environment-fleet.ts';
import type { Fleet } from './fleet.ts';
import { appPlace, clusterPlace, FLEET, type Mistakes, type Place } from './mistakes.ts';
import type { ParsedApp, ParsedCluster } from './parsed.ts';

const patch = z.strictObject({
  object: z.string().regex(/^\S+ \S+$/, 'an object, as `Kind namespace/name` or `Kind name`'),
  reason: z.string('a reason of at least 10 characters').min(10, 'a reason of at least 10 characters'),
  merge: z.record(z.string(), z.unknown()),
});

const clusterSchema = z.strictObject({
  name: z.string(),
  apps: z.array(z.custom(isInstalledApp, 'an app that is called with its props, such as mesh({})')),
  patches: z.array(patch).default([]),
});

/** What became of one cluster's config. */
export interface Judged {
  /** Undefined where the mistakes leave nothing to compose. */
  readonly cluster: ParsedCluster | undefined;
  readonly unanswered: readonly UnansweredCall[];
  /** Whether all of its apps could be read, so that each can be judged among the others. */
  readonly whole: boolean;
}

/** Checks one cluster and its apps; `folder` is what it should be called. */
export function parseCluster(folder: string, written: unknown, fleet: Fleet | undefined, mistakes: Mistakes): Judged {
  const place = clusterPlace(folder);
  const parsed = clusterSchema.safeParse(written);
  if (!parsed.success) mistakes.addAll(place, clusterSchema, written, parsed.error);
  const member = parseMember(place, folder, fleet, mistakes);
  if (parsed.data && parsed.data.name !== folder) {
    const allowed = `"${folder}", the name of its folder: two clusters can't share a name`;
    mistakes.add(place, ['name'], { found: JSON.stringify(parsed.data.name), allowed });
  }
  const installed = installedApps(written);
  const apps = installed.map((app) => parseApp(place, app, fleet, mistakes));
  requireEachAppOnce(place, installed, mistakes);
  if (parsed.success) requireNeeds(place, installed, mistakes);
  const unanswered = unansweredCalls(folder, installed, apps);
  const whole = apps.every((app) => app !== undefined);
  if (!member || !fleet || !parsed.success) return { cluster: undefined, unanswered, whole };
  const cluster = {
    cluster: { name: folder, active: fleetOf(fleet, member.environment).activeCluster === folder, ...member },
    apps: apps.filter((app) => app !== undefined),
    patches: parsed.data.patches.map((patch, index) => ({ ...patch, place: place.file, field: `patches[${index}]` })),
  };
  return { cluster, unanswered, whole };
}

function isInstalledApp(value: unknown): value is InstalledApp {
  return typeof value === 'object' && value !== null && 'definition' in value && 'trace' in value;
}

/** The apps that can be judged, whatever else is wrong with the cluster. */
function installedApps(written: unknown): InstalledApp[] {
  const apps = (written as Partial<ClusterInput> | null)?.apps;
  return Array.isArray(apps) ? apps.filter(isInstalledApp) : [];
}

function parseMember(place: Place, folder: string, fleet: Fleet | undefined, mistakes: Mistakes) {
  const member = fleet?.clusters[folder];
  if (fleet && !member) {
    const names = Object.keys(fleet.clusters);
    const allowed = `a cluster that ${FLEET.file} describes (${names.join(', ')}): add it there, or rename the folder`;
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

function requireEachAppOnce(place: Place, apps: readonly InstalledApp[], mistakes: Mistakes): void {
  const names = apps.map(({ definition }) => definition.name);
  for (const [index, name] of names.entries()) {
    if (names.indexOf(name) === index) continue;
    mistakes.add(place, ['apps', index], { found: `${name} a second time`, allowed: 'each app once in a cluster' });
  }
}

function requireNeeds(place: Place, apps: readonly InstalledApp[], mistakes: Mistakes): void {
  const names = apps.map(({ definition }) => definition.name);
  const needed = apps.flatMap(({ definition }) =>
    (definition.needs ?? []).map((need) => ({ need, by: definition.name })),
  );
  for (const [need, [...by]] of Map.groupBy(needed, ({ need }) => need)) {
    if (names.includes(need)) continue;
    const found = `${by.map((app) => app.by).join(', ')} without ${need}`;
    mistakes.add(place, ['apps'], { found, allowed: `${need} beside it: install it in this cluster` });
  }
}
