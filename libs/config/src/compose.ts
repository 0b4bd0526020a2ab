import { AppChart } from '@auditorsec/manifest/chart';
import { firstFrame } from '@auditorsec/problem/call-site';
import { contextOf } from './context.ts';
import type { Fleet } from './fleet.ts';
import { CLUSTER_FILE, clusterPlace } from './mistakes.ts';
import type { ParsedApp, ParsedCluster } from './parsed.ts';

/** Lets every app of a cluster add its objects to a tree of its own. */
export function compose(parsed: ParsedCluster, fleet: Fleet): AppChart[] {
  const { cluster, apps } = parsed;
  return apps.map((app) => {
    const chart = new AppChart(cluster.name, app.definition.name, installedAt(cluster.name, app));
    app.definition.compose(chart, app.props, contextOf(app, parsed, fleet));
    return chart;
  });
}

function installedAt(cluster: string, { installed }: ParsedApp) {
  return { file: clusterPlace(cluster).file, line: firstFrame(installed.trace, CLUSTER_FILE).line };
}
