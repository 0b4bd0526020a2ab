import { addManifest } from '@auditorsec/manifest/chart';
import type { Chart } from '@auditorsec/versions/charts';
import type { Construct } from 'constructs';
import { ARGO_CD, OWN_CLUSTER, retry } from './argo-cd.ts';
import type { Application, ChartSource, IgnoredDifference } from './types.ts';

export interface HelmApplicationProps extends Chart {
  /** The name of the Application and of the Helm release. */
  readonly name: string;
  /** Where the chart's objects go; the Application itself lives with Argo CD. */
  readonly namespace: string;
  /** The project that bounds it. */
  readonly project: string;
  readonly values: object;
  /** At the first installation, Applications of a lower wave are healthy before this one begins. */
  readonly wave: number;
  /** Leaves CRDs to another chart. Default: false. */
  readonly skipCrds?: boolean;
  /** What another program writes, and Argo CD must not write back. */
  readonly ignored?: readonly IgnoredDifference[];
}

/**
 * A Helm chart at one exact version, installed and kept by Argo CD in its own cluster. The chart's values stand in the
 * Application itself, so that a review sees them. Throws for a version that isn't exact.
 */
export function helmApplication(chart: Construct, props: HelmApplicationProps): void {
  const { name, namespace, project, registry, version, values, wave, skipCrds = false, ignored } = props;
  if (!/^v?\d+\.\d+\.\d+$/.test(version)) throw new Error(`${name}: ${version} is no exact version such as 1.31.1`);
  addManifest<Application<ChartSource>>(chart, {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: ARGO_CD, annotations: { 'argocd.argoproj.io/sync-wave': `${wave}` } },
    spec: {
      destination: { namespace, server: OWN_CLUSTER },
      ...(ignored && { ignoreDifferences: ignored }),
      project,
      source: {
        chart: props.chart,
        helm: { releaseName: name, ...(skipCrds && { skipCrds }), valuesObject: values },
        repoURL: registry,
        targetRevision: version,
      },
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        retry,
        syncOptions: ['ServerSideApply=true', 'RespectIgnoreDifferences=true', 'FailOnSharedResource=true'],
      },
    },
  });
}
