import { ARGO_CD } from '@auditorsec/argo-application/argo-cd';
import type { GroupKind } from '@auditorsec/argo-application/types';
import { apiGroup } from '@auditorsec/manifest/group';
import type { KubeObject } from '@auditorsec/manifest/types';

/** What a project is made of, from the objects that its Applications hold. */
interface Used {
  readonly namespaces: readonly string[];
  readonly clusterKinds: readonly GroupKind[];
  readonly namespacedKinds: readonly GroupKind[];
}

/** The kinds of this app itself. */
const OWN: readonly GroupKind[] = [
  { group: '', kind: 'ConfigMap' },
  { group: 'argoproj.io', kind: 'AppProject' },
  { group: 'argoproj.io', kind: 'Application' },
];

/** The namespaces and kinds that objects use, each once and in order; this app's own among them. */
export function kindsOf(objects: readonly KubeObject[]): Used {
  const namespaced = objects.filter(({ metadata }) => metadata.namespace !== undefined);
  const clusterWide = objects.filter(({ metadata }) => metadata.namespace === undefined);
  const namespaces = new Set([...namespaced.map(({ metadata }) => metadata.namespace ?? ''), ARGO_CD]);
  return {
    namespaces: [...namespaces].sort(),
    clusterKinds: distinct(clusterWide.map(groupKind)),
    namespacedKinds: distinct([...namespaced.map(groupKind), ...OWN]),
  };
}

function groupKind({ apiVersion, kind }: KubeObject): GroupKind {
  return { group: apiGroup(apiVersion), kind };
}

function distinct(kinds: readonly GroupKind[]): GroupKind[] {
  const byName = new Map(kinds.map((kind) => [`${kind.group}/${kind.kind}`, kind]));
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, kind]) => kind);
}
