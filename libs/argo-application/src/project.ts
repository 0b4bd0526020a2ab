import { type WeeklyHours, windowOf } from '@auditorsec/config/weekly-time';
import { addManifest } from '@auditorsec/manifest/chart';
import type { Construct } from 'constructs';
import { ARGO_CD, OWN_CLUSTER } from './argo-cd.ts';
import type { AppProject, GroupKind, SyncWindow } from './types.ts';

export interface ProjectProps {
  readonly name: string;
  readonly description: string;
  /** Where its Applications may come from, by exact URL. */
  readonly sources: readonly string[];
  /** The namespaces that its Applications may write to. */
  readonly namespaces: readonly string[];
  /** The kinds that they may write, by scope: no more than they do write. */
  readonly clusterKinds: readonly GroupKind[];
  readonly namespacedKinds: readonly GroupKind[];
  /** Hours of each week in which nothing is synced of itself, and nothing healed; by hand it can be. */
  readonly frozen?: WeeklyHours;
}

/** What Applications may do: sources, namespaces and kinds, and nothing that nobody has reviewed. It tells of objects that no one owns. */
export function project(chart: Construct, props: ProjectProps): void {
  const { name, description, sources, namespaces, clusterKinds, namespacedKinds, frozen } = props;
  addManifest<AppProject>(chart, {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name, namespace: ARGO_CD },
    spec: {
      clusterResourceWhitelist: clusterKinds,
      description,
      destinations: namespaces.map((namespace) => ({ namespace, server: OWN_CLUSTER })),
      namespaceResourceWhitelist: namespacedKinds,
      orphanedResources: { warn: true },
      sourceRepos: sources,
      ...(frozen && { syncWindows: [syncWindow(frozen)] }),
    },
  });
}

function syncWindow(hours: WeeklyHours): SyncWindow {
  const { schedule, minutes } = windowOf(hours);
  const duration = `${minutes}m`;
  return { kind: 'deny', schedule, duration, timeZone: hours.timeZone, applications: ['*'], manualSync: true };
}
