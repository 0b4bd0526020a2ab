import type { ClusterObjects, Found } from './objects.ts';

/** What rules read of Argo CD's Application: a chart, or a folder of a repository. */
export interface Application {
  readonly spec?: {
    readonly project?: string;
    readonly destination?: { readonly namespace?: string };
    readonly source?: {
      readonly repoURL?: string;
      readonly path?: string;
      readonly chart?: string;
      readonly helm?: { readonly valuesObject?: Values };
    };
  };
}

/** The values of a chart, as deep as they go. */
export interface Values {
  readonly [name: string]: unknown;
}

/** All Applications of a cluster. */
export function applications(objects: ClusterObjects): readonly Found<Application>[] {
  return objects.of<Application>('Application.argoproj.io');
}

/** Applications that install a chart of this name. */
export function chartsNamed(objects: ClusterObjects, chart: string): Found<Application>[] {
  return applications(objects).filter(({ object }) => object.spec?.source?.chart === chart);
}

/** One value of a chart by its path, `webhook.replicaCount`; undefined where it is left to the chart. */
export function valueAt({ object }: Found<Application>, path: string): unknown {
  const values: unknown = object.spec?.source?.helm?.valuesObject;
  return path
    .split('.')
    .reduce((at, name) => (typeof at === 'object' && at !== null ? (at as Values)[name] : undefined), values);
}
