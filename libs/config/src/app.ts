import type { AppChart } from '@auditorsec/manifest/chart';
import { trace } from '@auditorsec/problem/call-site';
import type { z } from 'zod';
import type { External, ExternalName } from './external.ts';
import type { Cluster, Fleet } from './fleet.ts';
import type { Routed } from './routed.ts';

/** A workload as others see it: where it listens and who it is. */
export interface Workload {
  readonly namespace: string;
  /** Labels of its pods. */
  readonly labels: Readonly<Record<string, string>>;
  /** Its identity in the mesh. */
  readonly serviceAccount: string;
  /** The identities of jobs beside it, which report traces as it does. */
  readonly jobs?: readonly string[];
  /** The port that takes requests; absent for workloads that none calls. */
  readonly port?: number;
  /** For workloads that a gateway routes to. */
  readonly routed?: Routed;
  /** The fewest pods that it runs, for those whose load on others is counted per pod. */
  readonly fewestPods?: number;
  /** The most connections to the database that all its pods open together. */
  readonly databaseConnections?: number;
}

/** One edge of the call graph, declared by the caller. */
export interface Call {
  /** The app that is called. */
  readonly to: string;
  /** Paths in AuthorizationPolicy form: exact, or with a trailing `*`. */
  readonly paths: readonly string[];
  readonly methods: readonly string[];
  /** The field of `fleet.ts` that declares it. */
  readonly declaredAt: readonly (string | number)[];
}

/** What an app may know beyond its own props. */
export interface AppContext {
  readonly cluster: Cluster;
  readonly fleet: Fleet;
  /** Who calls this app in this cluster. */
  readonly callers: readonly (Call & { readonly workload: Workload })[];
  /** Whom this app calls in this cluster. */
  readonly callees: readonly (Call & { readonly workload: Workload })[];
  /** What this app calls outside the mesh. */
  readonly externals: readonly External[];
  /** Every workload of this cluster and whom it calls: the whole call graph. */
  readonly graph: readonly Caller[];
  /** What the other apps of this cluster have made, for an app that is composed `last`; else nothing. */
  readonly composed: readonly AppChart[];
}

/** A workload and everything that it calls. */
export interface Caller {
  readonly workload: Workload;
  readonly callees: readonly Workload[];
  readonly externals: readonly External[];
}

/** A value of an app's props that can't stand: its path, and what may stand there instead. */
export interface Refusal {
  readonly path: readonly (string | number)[];
  readonly found: string;
  readonly allowed: string;
}

export interface AppDefinition<Props extends z.ZodType> {
  readonly name: string;
  /** Apps without which this one can't run: its namespace, the mesh. */
  readonly needs?: readonly string[];
  readonly props: Props;
  workload?(props: z.output<Props>): Workload;
  calls?(fleet: Fleet): Call[];
  /** What it calls outside the mesh. */
  readonly externals?: readonly ExternalName[];
  /** Composed after all others, so that it may look at what they made. */
  readonly last?: boolean;
  /** Refuses props that don't fit the fleet or the callers, which no schema of the props alone can see. */
  refuse?(props: z.output<Props>, context: AppContext): Refusal[];
  compose(chart: AppChart, props: z.output<Props>, context: AppContext): void;
}

/** An app as `cluster.ts` installs it: its definition, its props as written, and the line that wrote them. */
export interface InstalledApp {
  readonly definition: AppDefinition<z.ZodType>;
  readonly input: unknown;
  readonly trace: { readonly stack?: string };
}

/** Makes an app: the function that it returns is what a `cluster.ts` calls with the app's props. */
export function defineApp<Props extends z.ZodType>(definition: AppDefinition<Props>) {
  return function install(input: z.input<Props>): InstalledApp {
    return { definition: definition as unknown as AppDefinition<z.ZodType>, input, trace: trace(install) };
  };
}
