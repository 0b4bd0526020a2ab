import { AppChart } from '@auditorsec/manifest/chart';
import { firstFrame } from '@auditorsec/problem/call-site';
import { contextOf } from './context.ts';
import type { Fleet } from './fleet.ts';
import { CLUSTER_FILE, clusterPlace } from './mistakes.ts';
import type { ParsedApp, ParsedCluster } from './parsed.ts';

/** Lets every app of a cluster add its objects to a tree of its own. */
export function compose(parsed: ParsedCluster, fleet: Fleet): AppChart[] {
  const isLast = ({ definition }: ParsedApp) => definition.last === true;
  const charts = parsed.apps.filter((app) => !isLast(app)).map((app) => composeApp(app, parsed, fleet));
  return [...charts, ...parsed.apps.filter(isLast).map((app) => composeApp(app, parsed, fleet, charts))];
}

function composeApp(app: ParsedApp, parsed: ParsedCluster, fleet: Fleet, composed: readonly AppChart[] = []): AppChart {
  const chart = new AppChart(parsed.cluster.name, app.definition.name, installedAt(parsed.cluster.name, app));
  app.definition.compose(chart, app.props, contextOf(app, parsed, fleet, composed));
  return chart;
}

function installedAt(cluster: string, { installed }: ParsedApp) {
  return { file: clusterPlace(cluster).file, line: firstFrame(installed.trace, CLUSTER_FILE).line };
}
