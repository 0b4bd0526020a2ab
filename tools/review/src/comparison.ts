import { ClusterObjects } from '@auditorsec/checks/objects';
import { listFiles, readTexts } from '@auditorsec/cli/git';
import { readManifests } from '@auditorsec/cli/read-manifests';
import type { FileSpec } from '@auditorsec/manifest/types';
import { changedFiles, clustersOf } from './changed-files.ts';
import type { Sides } from './sides.ts';

/** All that is looked at: what differs, and what must be known of the rest to say whom it touches. */
export interface Comparison {
  /** Of all clusters of the base; of those that nothing touches, without objects. */
  readonly before: readonly ClusterObjects[];
  readonly after: readonly ClusterObjects[];
}

/** Kinds that tell who is served by what: hosts, routes, Services, and the pods behind them. */
const CONTEXT =
  /\/(VirtualService|Gateway|DestinationRule)\.networking\.istio\.io_|\/Service_|\/(Deployment|StatefulSet|DaemonSet)\.apps_|\/(Rollout\.argoproj\.io|CronJob\.batch|HorizontalPodAutoscaler\.autoscaling|ScaledObject\.keda\.sh)_/;

/** Objectives are rules that count the requests of routes; other rules aren't worth reading. */
const RULES = '/PrometheusRule.monitoring.coreos.com_';
const OBJECTIVE = 'record: slo:requests:';

/** Reads what differs between two sides, and of the clusters that it lies in what the rest of the review needs. */
export async function compare(root: string, sides: Sides): Promise<Comparison> {
  const changed = changedFiles(root, sides);
  const place = sides.base.slice(0, 10);
  const before = await readManifests(place, changed.before);
  const after = await readManifests(sides.head ?? '', changed.after);
  const context = await unchangedContext(root, sides.base, new Set([...before, ...after].map(({ path }) => path)));
  return {
    before: byCluster(clustersOf(root, sides.base), [...before, ...context]),
    after: byCluster(clustersOf(root, sides.head), [...after, ...context]),
  };
}

/** What is the same on both sides is read from the base. */
async function unchangedContext(root: string, base: string, changed: ReadonlySet<string>): Promise<FileSpec[]> {
  if (changed.size === 0) return [];
  const clusters = new Set([...changed].map((path) => path.slice(0, path.indexOf('/'))));
  const wanted = [...(listFiles(root, base, 'generated/') ?? [])].filter(
    ([path]) =>
      !changed.has(path) &&
      clusters.has(path.slice(0, path.indexOf('/'))) &&
      (CONTEXT.test(path) || path.includes(RULES)),
  );
  const texts = readTexts(root, wanted).filter(({ path, text }) => !path.includes(RULES) || text.includes(OBJECTIVE));
  return readManifests(base.slice(0, 10), texts);
}

function byCluster(clusters: readonly string[], files: readonly FileSpec[]): ClusterObjects[] {
  const groups = Map.groupBy(files, ({ cluster }) => cluster);
  return clusters.map((cluster) => new ClusterObjects(cluster, groups.get(cluster) ?? []));
}
