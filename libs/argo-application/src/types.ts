/*
 * The fields that we set of Argo CD's Application and AppProject. `npm run validate` holds what we write against the
 * owner's CRDs and Go types.
 */

/** Fields of live objects that another program writes, by kind. */
export interface IgnoredDifference {
  readonly group: string;
  readonly kind: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly jqPathExpressions: readonly string[];
}

/** A chart of a registry. */
export interface ChartSource {
  readonly chart: string;
  readonly helm: { readonly releaseName: string; readonly skipCrds?: boolean; readonly valuesObject: object };
  readonly repoURL: string;
  readonly targetRevision: string;
}

/** A folder of a Git repository. */
export interface FolderSource {
  readonly path: string;
  readonly repoURL: string;
  readonly targetRevision: string;
}

export interface Application<Source = ChartSource | FolderSource> {
  apiVersion: 'argoproj.io/v1alpha1';
  kind: 'Application';
  metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly annotations: Record<string, string>;
  };
  spec: {
    readonly destination: { readonly namespace?: string; readonly server: string };
    readonly ignoreDifferences?: readonly IgnoredDifference[];
    readonly project: string;
    readonly source: Source;
    readonly syncPolicy: {
      readonly automated: { readonly prune: boolean; readonly selfHeal: boolean };
      readonly retry: object;
      readonly syncOptions: readonly string[];
    };
  };
}

/** A kind that a project may sync. */
export interface GroupKind {
  readonly group: string;
  readonly kind: string;
}

/** Hours in which nothing is synced of itself. */
export interface SyncWindow {
  readonly kind: 'deny';
  /** Its beginnings, as cron. */
  readonly schedule: string;
  readonly duration: string;
  readonly timeZone: string;
  readonly applications: readonly string[];
  readonly manualSync: boolean;
}

export interface AppProject {
  apiVersion: 'argoproj.io/v1alpha1';
  kind: 'AppProject';
  metadata: { readonly name: string; readonly namespace: string };
  spec: {
    readonly clusterResourceWhitelist: readonly GroupKind[];
    readonly description: string;
    readonly destinations: readonly { readonly namespace: string; readonly server: string }[];
    readonly namespaceResourceWhitelist: readonly GroupKind[];
    readonly orphanedResources: { readonly warn: boolean };
    readonly sourceRepos: readonly string[];
    readonly syncWindows?: readonly SyncWindow[];
  };
}
