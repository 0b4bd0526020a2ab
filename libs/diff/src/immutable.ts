import type { KubeObject } from '@auditorsec/manifest/types';
import type { FieldChange } from './fields.ts';
import { formatPath } from './path.ts';

/** Fields that the API server refuses to change, and what below them may change all the same. */
interface Immutable {
  readonly fields: readonly string[];
  readonly but?: readonly string[];
}

const SELECTOR: Immutable = { fields: ['spec.selector'] };

/** By `Kind.group`, as `pkg/apis/*` of Kubernetes validates updates: `validation.go` of apps, batch, core, rbac, scheduling and storage. */
const IMMUTABLE: Readonly<Record<string, Immutable>> = {
  'Deployment.apps': SELECTOR,
  'DaemonSet.apps': SELECTOR,
  'ReplicaSet.apps': SELECTOR,
  'StatefulSet.apps': {
    fields: ['spec'],
    but: [
      'spec.replicas',
      'spec.ordinals',
      'spec.template',
      'spec.updateStrategy',
      'spec.revisionHistoryLimit',
      'spec.persistentVolumeClaimRetentionPolicy',
      'spec.minReadySeconds',
    ],
  },
  'Job.batch': {
    fields: ['spec.template', 'spec.selector', 'spec.completions', 'spec.completionMode', 'spec.podFailurePolicy'],
  },
  PersistentVolumeClaim: {
    fields: ['spec'],
    but: ['spec.resources.requests', 'spec.volumeAttributesClassName'],
  },
  Service: { fields: ['spec.clusterIP', 'spec.clusterIPs'] },
  Secret: { fields: ['type'] },
  'RoleBinding.rbac.authorization.k8s.io': { fields: ['roleRef'] },
  'ClusterRoleBinding.rbac.authorization.k8s.io': { fields: ['roleRef'] },
  'PriorityClass.scheduling.k8s.io': { fields: ['value', 'preemptionPolicy'] },
  'StorageClass.storage.k8s.io': { fields: ['parameters', 'provisioner', 'reclaimPolicy', 'volumeBindingMode'] },
};

/** What of a ConfigMap or Secret nobody may change once it says `immutable: true`. */
const DATA = ['data', 'binaryData', 'stringData', 'immutable'];

/**
 * The changed fields that the API server refuses to change: the object has to be deleted and made again, which Argo CD does by
 * itself only for hooks and objects that it is told to replace by force.
 */
export function immutableFields(kind: string, before: KubeObject, changes: readonly FieldChange[]): string[] {
  if (isMadeAgain(before)) return [];
  const { fields, but = [] } = IMMUTABLE[kind] ?? { fields: [] };
  const refused = before['immutable'] === true ? [...fields, ...DATA] : fields;
  const paths = changes.map(({ path }) => formatPath(path));
  return paths.filter((path) => isBelow(path, refused) && !isBelow(path, but));
}

function isMadeAgain({ metadata: { annotations = {} } }: KubeObject): boolean {
  const options = annotations['argocd.argoproj.io/sync-options']?.split(',').map((option) => option.trim()) ?? [];
  return (
    'argocd.argoproj.io/hook' in annotations || (options.includes('Force=true') && options.includes('Replace=true'))
  );
}

function isBelow(path: string, fields: readonly string[]): boolean {
  return fields.some((field) => path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}[`));
}
