import type { FileSpec } from '@auditorsec/manifest/types';
import { type ClusterObjects, kindOf } from '../objects.ts';
import { type Copies, copiesOf, differing } from '../region-copies.ts';
import { isMeasured, isRegional, isRegionalObject } from '../regional.ts';
import type { FleetRule, Report } from '../rule.ts';

/** Apps of this ending belong to no region: one cluster owns them for all. */
const GLOBAL = /-global$/;

const LONGEST_VALUE = 80;

/** Regions have the same apps, the same objects and the same values, but for what `regional` names. */
export const matchRegions: FleetRule = {
  name: 'match-regions',
  scope: 'fleet',
  ofOneCommit: true,
  check(fleet, report) {
    const clusters = fleet.map(({ cluster }) => cluster);
    const apps = Map.groupBy(
      fleet.flatMap(({ files }) => files),
      ({ app }) => app,
    );
    for (const [app, files] of apps) {
      if (GLOBAL.test(app)) continue;
      checkApp(app, files, fleet, report);
      const having = clusters.filter((cluster) => files.some((file) => file.cluster === cluster));
      for (const copies of copiesOf(files)) {
        checkPresence(copies, having, apps, report);
        checkFields(copies, report);
      }
    }
  },
};

/** An app that is installed may have nothing to make in a region: its Application is there all the same. */
function checkApp(app: string, files: readonly FileSpec[], fleet: readonly ClusterObjects[], report: Report): void {
  const applications = fleet.flatMap((objects) => objects.get('Application.argoproj.io', 'argocd', app)?.file ?? []);
  const having = new Set([...applications, ...files].map(({ cluster }) => cluster));
  const lacking = fleet.map(({ cluster }) => cluster).filter((cluster) => !having.has(cluster));
  const file = applications[0] ?? files[0];
  if (lacking.length === 0 || !file) return;
  const message = `clients that are led to ${lacking.join(' and ')} miss the app ${app}, which runs in ${[...having].join(' and ')}. Install it there, or except it with the reason.`;
  report(file, message);
}

function checkPresence(
  copies: Copies,
  clusters: readonly string[],
  apps: ReadonlyMap<string, unknown>,
  report: Report,
): void {
  const [file] = copies.values();
  const lacking = clusters.filter((cluster) => !copies.has(cluster));
  if (!file || lacking.length === 0 || isRegionalObject(kindOf(file.object), file.object.metadata.name)) return;
  const { kind, metadata } = file.object;
  // An app that is missing is reported once, and its Application with it.
  if ((kind === 'Application' && apps.has(metadata.name)) || namesAnother(file, copies, clusters)) return;
  const message = `no such object is in ${lacking.join(' and ')}, which behaves otherwise when clients come. Make it there, or except it with the reason.`;
  report(file, message);
}

/** Named after another region, such as a probe of it: each region has those of all the others. */
function namesAnother({ object, cluster }: FileSpec, copies: Copies, clusters: readonly string[]): boolean {
  const others = clusters.filter((other) => other !== cluster);
  return copies.size < clusters.length && others.some((other) => object.metadata.name.includes(other));
}

function checkFields(copies: Copies, report: Report): void {
  for (const [field, [usual = [], ...odd]] of differing(copies)) {
    const elsewhere = short(usual[0]?.values);
    for (const { cluster, values } of odd.flat()) {
      const file = copies.get(cluster);
      if (!file || mayDiffer(kindOf(file.object), field, values, usual[0]?.values)) continue;
      const message = `what works in one region fails in another: here is ${short(values)}, elsewhere ${elsewhere}. Write the same, or except it with the reason.`;
      report(file, message, field);
    }
  }
}

function mayDiffer(kind: string, field: string, values: readonly string[], usual: readonly string[] = []): boolean {
  if (isRegional(kind, field)) return true;
  const withoutNumbers = (all: readonly string[]) => all.join('\n').replaceAll(/\d+(\.\d+)?/g, '#');
  return isMeasured(kind, field) && withoutNumbers(values) === withoutNumbers(usual);
}

function short(values: readonly string[] = []): string {
  const text = values.join(', ') || 'nothing';
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}
