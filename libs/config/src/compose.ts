import { AppChart } from '@auditorsec/manifest/chart';
import { firstFrame } from '@auditorsec/problem/call-site';
import type { AppContext, Call, Workload } from './app.ts';
import type { Fleet } from './fleet.ts';
import { CLUSTER_FILE, clusterPlace } from './mistakes.ts';
import type { ParsedApp, ParsedCluster } from './parse.ts';

/** Lets every app of a cluster add its objects to a tree of its own. */
export function compose({ cluster, apps }: ParsedCluster, fleet: Fleet): AppChart[] {
  return apps.map((app) => {
    const chart = new AppChart(cluster.name, app.definition.name, installedAt(cluster.name, app));
    const context: AppContext = { cluster, fleet, callers: callersOf(app, apps), callees: calleesOf(app, apps) };
    app.definition.compose(chart, app.props, context);
    return chart;
  });
}

function installedAt(cluster: string, { installed }: ParsedApp) {
  return { file: clusterPlace(cluster).file, line: firstFrame(installed.trace, CLUSTER_FILE).line };
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
