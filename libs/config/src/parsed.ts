import type { ObjectPatch } from '@auditorsec/manifest/patch';
import type { z } from 'zod';
import type { AppDefinition, Call, InstalledApp, Workload } from './app.ts';
import type { Cluster, Fleet } from './fleet.ts';

/** An app whose props are what its schema makes of them. */
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
