import type { AppChart } from '@auditorsec/manifest/chart';
import type { AppContext, Call, Caller, Workload } from './app.ts';
import { fleetOf } from './environment-fleet.ts';
import { externalService } from './external.ts';
import type { Fleet } from './fleet.ts';
import type { ParsedApp, ParsedCluster } from './parsed.ts';

/** What one app of a cluster may know beyond its own props; `composed` are the charts of the others, if they come first. */
export function contextOf(
  app: ParsedApp,
  { cluster, apps }: ParsedCluster,
  whole: Fleet,
  composed: readonly AppChart[] = [],
): AppContext {
  const fleet = fleetOf(whole, cluster.environment);
  return {
    cluster,
    fleet,
    callers: callersOf(app, apps),
    callees: calleesOf(app, apps),
    externals: externalsOf(app, cluster, fleet),
    composed,
    graph: apps.flatMap((each) => callerOf(each, apps, cluster, fleet)),
  };
}

type Edge = Call & { readonly workload: Workload };

function callersOf(app: ParsedApp, apps: readonly ParsedApp[]): Edge[] {
  return apps.flatMap(({ workload, calls }) =>
    workload ? calls.filter((call) => call.to === app.definition.name).map((call) => ({ ...call, workload })) : [],
  );
}

function calleesOf(app: ParsedApp, apps: readonly ParsedApp[]): Edge[] {
  return app.calls.flatMap((call) => {
    const workload = apps.find(({ definition }) => definition.name === call.to)?.workload;
    return workload ? [{ ...call, workload }] : [];
  });
}

function externalsOf({ definition }: ParsedApp, cluster: ParsedCluster['cluster'], fleet: Fleet) {
  return (definition.externals ?? []).map((name) => externalService(name, cluster, fleet));
}

function callerOf(
  app: ParsedApp,
  apps: readonly ParsedApp[],
  cluster: ParsedCluster['cluster'],
  fleet: Fleet,
): Caller[] {
  if (!app.workload) return [];
  const callees = new Set(calleesOf(app, apps).map(({ workload }) => workload));
  return [{ workload: app.workload, callees: [...callees], externals: externalsOf(app, cluster, fleet) }];
}
