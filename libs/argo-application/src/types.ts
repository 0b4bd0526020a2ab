/*
 * The fields that we set of Argo CD's Application. `npm run validate` holds what we write against the owner's CRD and
 * Go types.
 */

/** Fields of live objects that another program writes, by kind. */
export interface IgnoredDifference {
  readonly group: string;
  readonly kind: string;
  readonly name?: string;
  readonly jqPathExpressions: readonly string[];
}

export interface Application {
  apiVersion: 'argoproj.io/v1alpha1';
  kind: 'Application';
  metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly annotations: Record<string, string>;
  };
  spec: {
    readonly destination: { readonly namespace: string; readonly server: string };
    readonly ignoreDifferences?: readonly IgnoredDifference[];
    readonly project: string;
    readonly source: {
      readonly chart: string;
      readonly helm: { readonly releaseName: string; readonly valuesObject: object };
      readonly repoURL: string;
      readonly targetRevision: string;
    };
    readonly syncPolicy: {
      readonly automated: { readonly prune: boolean; readonly selfHeal: boolean };
      readonly retry: object;
      readonly syncOptions: readonly string[];
    };
  };
}
