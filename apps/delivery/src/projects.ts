import { chartsProject } from '@auditorsec/argo-application/argo-cd';
import { project } from '@auditorsec/argo-application/project';
import type { Application, ChartSource } from '@auditorsec/argo-application/types';
import type { Cluster, Fleet } from '@auditorsec/config/fleet';
import type { KubeObject } from '@auditorsec/manifest/types';
import type { Construct } from 'constructs';
import { chartClusterKinds, chartNamespacedKinds } from './chart-kinds.ts';
import { kindsOf } from './kinds.ts';

/** Where charts put the rights to read what the API server itself keeps. */
const SHARED = 'kube-system';

/**
 * What bounds the Applications of a cluster: the folders of this repository by the kinds that they hold, and the charts that
 * these name by their registries and namespaces.
 *
 * In the frozen hours of a week charts rest. Our own folders don't: their branch rests already (`npm run promote`), and a
 * failover that reaches it all the same must arrive, as must what heals a change by hand.
 */
export function projects(chart: Construct, objects: readonly KubeObject[], { name }: Cluster, fleet: Fleet): void {
  project(chart, {
    name,
    description: `What this repository installs in ${name}`,
    sources: [fleet.repository],
    ...kindsOf(objects),
  });
  const charts = objects.filter(isChart).map(({ spec }) => spec);
  project(chart, {
    name: chartsProject(name),
    description: `The charts of components in ${name}`,
    sources: distinct(charts.map(({ source }) => source.repoURL)),
    namespaces: distinct([SHARED, ...charts.map(({ destination }) => destination.namespace ?? '')]),
    clusterKinds: chartClusterKinds,
    namespacedKinds: chartNamespacedKinds,
    frozen: fleet.promotion.freeze,
  });
}

function isChart(object: KubeObject): object is KubeObject & Application<ChartSource> {
  const { kind, spec } = object as KubeObject & { readonly spec?: { readonly source?: { readonly chart?: string } } };
  return kind === 'Application' && spec?.source?.chart !== undefined;
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}
