import { plan } from '@auditorsec/manifest/plan';
import type { KubeObject } from '@auditorsec/manifest/types';
import { z } from 'zod';
import { defineApp, type InstalledApp } from '../app.ts';
import { compose } from '../compose.ts';
import { parseConfig } from '../parse.ts';
import { type FleetInput, smallFleet } from './small-fleet.ts';

/**
 * What an app makes of one cluster of a small fleet, among `others`; `changes` replaces top-level fields of the fleet.
 * Empty apps stand in for what it needs.
 */
export async function composeApp(
  app: InstalledApp,
  others: readonly InstalledApp[] = [],
  changes: Partial<FleetInput> = {},
): Promise<KubeObject[]> {
  const name = 'us-east-1';
  const apps = [...(app.definition.needs ?? []).map(standIn), app, ...others];
  const clusters = new Map([[name, { name, apps }]]);
  const written = { ...smallFleet, ...changes };
  const config = await parseConfig({ root: '.', fleet: written, clusters, folders: Object.keys(written.clusters) });
  const charts = config.clusters.flatMap((cluster) => compose(cluster, config.fleet));
  return plan(charts)
    .files.filter((file) => file.app === app.definition.name)
    .map(({ object }) => object);
}

/** An app that makes nothing, in the place of one that another needs. */
export function standIn(name: string): InstalledApp {
  return defineApp({ name, props: z.strictObject({}), compose() {} })({});
}
