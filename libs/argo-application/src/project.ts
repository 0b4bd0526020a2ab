import { addManifest } from '@auditorsec/manifest/chart';
import type { Construct } from 'constructs';
import { ARGO_CD, OWN_CLUSTER } from './argo-cd.ts';
import type { AppProject, GroupKind } from './types.ts';

export interface ProjectProps {
  readonly name: string;
  readonly description: string;
  readonly repository: string;
  /** The namespaces that its Applications may write to. */
  readonly namespaces: readonly string[];
  /** The kinds that they may write, by scope: no more than they do write. */
  readonly clusterKinds: readonly GroupKind[];
  readonly namespacedKinds: readonly GroupKind[];
}

/** What the Applications of one repository may do: its namespaces and kinds, and nothing that nobody has reviewed. */
export function project(chart: Construct, props: ProjectProps): void {
  const { name, description, repository, namespaces, clusterKinds, namespacedKinds } = props;
  addManifest<AppProject>(chart, {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name, namespace: ARGO_CD },
    spec: {
      clusterResourceWhitelist: clusterKinds,
      description,
      destinations: namespaces.map((namespace) => ({ namespace, server: OWN_CLUSTER })),
      namespaceResourceWhitelist: namespacedKinds,
      sourceRepos: [repository],
    },
  });
}
