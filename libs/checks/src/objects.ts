import { kindOf } from '@auditorsec/manifest/group';
import type { FileSpec, KubeObject } from '@auditorsec/manifest/types';
import type { LabelSelector } from './label-selector.ts';
import { operatedLabels } from './operated-labels.ts';

export { kindOf };

/** One object, typed by its kind, and the file that holds it. */
export interface Found<Kind> {
  readonly file: FileSpec;
  readonly object: Kind & { readonly metadata: KubeObject['metadata'] };
}

/** The pods that a workload object asks for. */
export interface PodTemplate {
  readonly file: FileSpec;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly spec: PodSpec;
}

/** What rules read of a pod spec. */
export interface PodSpec {
  readonly serviceAccountName?: string;
  readonly hostNetwork?: boolean;
  readonly initContainers?: readonly Container[];
  readonly containers?: readonly Container[];
  readonly topologySpreadConstraints?: readonly TopologySpreadConstraint[];
  readonly volumes?: readonly {
    readonly configMap?: { readonly name?: string; readonly optional?: boolean };
    readonly secret?: { readonly secretName?: string; readonly optional?: boolean };
    readonly persistentVolumeClaim?: { readonly claimName: string };
  }[];
}

export interface TopologySpreadConstraint {
  readonly topologyKey?: string;
  readonly labelSelector?: LabelSelector;
}

export interface Container {
  readonly name: string;
  readonly image?: string;
  readonly ports?: readonly { readonly name?: string; readonly containerPort: number; readonly protocol?: string }[];
  readonly readinessProbe?: Readonly<Record<string, unknown>>;
  readonly livenessProbe?: Readonly<Record<string, unknown>>;
  readonly env?: readonly { readonly valueFrom?: EnvironmentSource }[];
  readonly envFrom?: readonly EnvironmentSource[];
}

/** Where a container's environment comes from: `env[].valueFrom` or `envFrom[]`. */
export interface EnvironmentSource {
  readonly configMapKeyRef?: ObjectReference;
  readonly secretKeyRef?: ObjectReference;
  readonly configMapRef?: ObjectReference;
  readonly secretRef?: ObjectReference;
}

interface ObjectReference {
  readonly name?: string;
  readonly optional?: boolean;
}

/** All objects of one cluster, found by kind, by name, and by label. */
export class ClusterObjects {
  readonly cluster: string;
  readonly files: readonly FileSpec[];
  readonly #byKind: Map<string, Found<never>[]>;
  readonly #byKey: Map<string, Found<never>>;
  readonly #pods: readonly PodTemplate[];

  constructor(cluster: string, files: readonly FileSpec[]) {
    this.cluster = cluster;
    this.files = files;
    this.#byKind = Map.groupBy(files.map(found), ({ file }) => kindOf(file.object));
    this.#byKey = new Map(files.map((file) => [keyOf(file.object), found(file)]));
    this.#pods = files.flatMap((file) => [...podTemplate(file), ...operatedPods(file)]);
  }

  /** All objects of a kind, written `Kind` for the core group and `Kind.group` for the others. */
  of<Kind>(kind: string): readonly Found<Kind>[] {
    return (this.#byKind.get(kind) ?? []) as unknown as Found<Kind>[];
  }

  /** The object of a kind with this name; `namespace` is undefined for cluster-scoped kinds. */
  get<Kind>(kind: string, namespace: string | undefined, name: string): Found<Kind> | undefined {
    return this.#byKey.get(`${kind} ${namespace ?? ''}/${name}`) as Found<Kind> | undefined;
  }

  /** The pod templates of all workloads, or those of one namespace whose labels match. */
  pods(namespace?: string, labels: Readonly<Record<string, string>> = {}): readonly PodTemplate[] {
    return this.#pods.filter(
      (pod) => (namespace === undefined || pod.namespace === namespace) && matches(labels, pod.labels),
    );
  }
}

/** Whether every wanted label is there with its value. */
export function matches(wanted: Readonly<Record<string, string>>, labels: Readonly<Record<string, string>>): boolean {
  return Object.entries(wanted).every(([key, value]) => labels[key] === value);
}

function keyOf(object: KubeObject): string {
  return `${kindOf(object)} ${object.metadata.namespace ?? ''}/${object.metadata.name}`;
}

function found(file: FileSpec): Found<never> {
  return { file, object: file.object as unknown as never };
}

const WORKLOADS = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob', 'Rollout']);

interface Template {
  readonly metadata?: { readonly labels?: Record<string, string>; readonly annotations?: Record<string, string> };
  readonly spec?: PodSpec;
}

function podTemplate(file: FileSpec): PodTemplate[] {
  const { kind, metadata, spec } = file.object as KubeObject & {
    spec?: { template?: Template; jobTemplate?: { spec?: { template?: Template } } };
  };
  const template = kind === 'CronJob' ? spec?.jobTemplate?.spec?.template : spec?.template;
  if (!WORKLOADS.has(kind) || !template) return [];
  const { labels = {}, annotations = {} } = template.metadata ?? {};
  return [{ file, namespace: metadata.namespace ?? 'default', labels, annotations, spec: template.spec ?? {} }];
}

type OperatedSpec = PodSpec & { readonly podAnnotations?: Readonly<Record<string, string>> };

/** The pods that an operator makes of an object: of their spec, what stands in the object itself is known. */
function operatedPods(file: FileSpec): PodTemplate[] {
  const { metadata, spec = {} } = file.object as KubeObject & { readonly spec?: OperatedSpec };
  const labels = operatedLabels(file.object);
  const annotations = spec.podAnnotations ?? {};
  return labels ? [{ file, namespace: metadata.namespace ?? 'default', labels, annotations, spec }] : [];
}
