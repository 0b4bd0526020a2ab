import type { KubeObject } from '@auditorsec/manifest/types';
import type { ClusterObjects, PodTemplate } from './objects.ts';

/** As whom the pods of a workload speak, to the API server and in the mesh. */
export interface Runner {
  /** Undefined where none is named: Kubernetes takes `default`. */
  readonly serviceAccountName?: string;
  /** Whether they are handed a token of it; undefined: as the account says. */
  readonly automountServiceAccountToken?: boolean;
}

interface Templated {
  readonly podTemplate?: { readonly spec?: Runner };
}

type Spec = Runner &
  Templated & {
    readonly serviceAccount?: string;
    readonly daemonSet?: Templated;
    readonly deployment?: Templated;
    readonly nodeSets?: readonly Templated[];
  };

/** Where operators take it from, if not from the object's own `serviceAccountName`. */
const OPERATED: Readonly<Record<string, (spec: Spec, name: string) => readonly (Runner | undefined)[]>> = {
  Beat: ({ daemonSet, deployment }) => [(daemonSet ?? deployment)?.podTemplate?.spec],
  Elasticsearch: ({ nodeSets = [] }) => nodeSets.map(({ podTemplate }) => podTemplate?.spec),
  // Its operator makes the account.
  Grafana: (_spec, name) => [{ serviceAccountName: `${name}-sa`, automountServiceAccountToken: false }],
  Kibana: ({ podTemplate }) => [podTemplate?.spec],
  Logstash: ({ podTemplate }) => [podTemplate?.spec],
  OpenTelemetryCollector: ({ serviceAccount }) => [serviceAccount ? { serviceAccountName: serviceAccount } : {}],
};

/** As whom the pods of a workload run: more than one where an object makes several sets of pods. */
export function runnersOf({ file, spec }: PodTemplate): Runner[] {
  const { kind, metadata, spec: own = {} } = file.object as KubeObject & { readonly spec?: Spec };
  return (OPERATED[kind]?.(own, metadata.name) ?? [spec]).map((runner) => runner ?? {});
}

interface Binding {
  readonly subjects?: readonly { readonly kind: string; readonly namespace?: string; readonly name: string }[];
}

/** The service accounts that a role is bound to, each as `namespace/name`. */
export function boundAccounts(objects: ClusterObjects): ReadonlySet<string> {
  const kinds = ['RoleBinding', 'ClusterRoleBinding'].map((kind) => `${kind}.rbac.authorization.k8s.io`);
  const subjects = kinds.flatMap((kind) => objects.of<Binding>(kind)).flatMap(({ object }) => object.subjects ?? []);
  return new Set(
    subjects.filter(({ kind }) => kind === 'ServiceAccount').map(({ namespace, name }) => `${namespace}/${name}`),
  );
}
