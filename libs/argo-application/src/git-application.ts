import { addManifest } from '@auditorsec/manifest/chart';
import type { Construct } from 'constructs';
import { ARGO_CD, OWN_CLUSTER, retry } from './argo-cd.ts';
import type { Application, FolderSource, IgnoredDifference } from './types.ts';

export interface GitApplicationProps {
  readonly name: string;
  readonly project: string;
  readonly repository: string;
  /** A branch, tag or commit. */
  readonly revision: string;
  /** A folder of plain YAML in the repository; its objects name their namespaces themselves. */
  readonly path: string;
  /** At the first installation, Applications of a lower wave are healthy before this one begins. Default: 0. */
  readonly wave?: number;
  /** What another controller writes, and Argo CD must not write back. */
  readonly ignored?: readonly IgnoredDifference[];
}

/**
 * A folder of this repository, kept in its own cluster by Argo CD: what Git no longer has is deleted, what was changed
 * by hand is put back. It carries no finalizer, so that deleting the Application deletes nothing else.
 */
export function gitApplication(chart: Construct, props: GitApplicationProps): void {
  const { name, project, repository, revision, path, wave = 0, ignored = [] } = props;
  addManifest<Application<FolderSource>>(chart, {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name,
      namespace: ARGO_CD,
      // A commit that touches other folders alone makes no work for this one.
      annotations: {
        'argocd.argoproj.io/manifest-generate-paths': `/${path}`,
        ...(wave !== 0 && { 'argocd.argoproj.io/sync-wave': `${wave}` }),
      },
    },
    spec: {
      // Projects allow destinations by namespace; objects name their own.
      destination: { namespace: ARGO_CD, server: OWN_CLUSTER },
      ...(ignored.length > 0 && { ignoreDifferences: ignored }),
      project,
      // Folders below it aren't read. Saying so would differ for ever: Argo CD takes its default away again.
      source: { path, repoURL: repository, targetRevision: revision },
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        retry,
        syncOptions: [
          // What is in sync isn't written again, so that a controller's values aren't set back beside someone's edit.
          'ApplyOutOfSyncOnly=true',
          'FailOnSharedResource=true',
          // Kinds that another Application's operator brings are tried again until they are there.
          'SkipDryRunOnMissingResource=true',
          // The new is there before the old goes.
          'PruneLast=true',
          ...(ignored.length > 0 ? ['RespectIgnoreDifferences=true'] : []),
        ],
      },
    },
  });
}
