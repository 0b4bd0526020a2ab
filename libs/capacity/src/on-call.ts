import { addManifest } from '@auditorsec/manifest/chart';
import type { Construct } from 'constructs';
import type { IClusterRole } from 'kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRole';
import type { IClusterRoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRoleBinding';
import type { IRoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding';

/** The group of whoever is on call, as access entries of EKS give it. */
export const ON_CALL = 'on-call';

const READ = ['get', 'list', 'watch'];

/** Kinds that `AmazonEKSViewPolicy` doesn't know; none of them holds a secret. */
const READABLE = [
  'argoproj.io',
  'cert-manager.io',
  'acme.cert-manager.io',
  'external-secrets.io',
  'karpenter.sh',
  'keda.sh',
  'monitoring.coreos.com',
  'networking.istio.io',
  'security.istio.io',
  'rds.aws.m.upbound.io',
  'elasticache.aws.m.upbound.io',
];

/** What runbooks do everywhere: look, restart, end, cordon and drain, grow a volume, stop a rollout or a scaler. */
const everywhere: NonNullable<IClusterRole['rules']> = [
  { apiGroups: READABLE, resources: ['*'], verbs: READ },
  { apiGroups: ['metrics.k8s.io'], resources: ['nodes', 'pods'], verbs: READ },
  { apiGroups: [''], resources: ['nodes', 'persistentvolumes'], verbs: READ },
  { apiGroups: [''], resources: ['nodes'], verbs: ['patch', 'delete'] },
  { apiGroups: [''], resources: ['pods'], verbs: ['delete'] },
  { apiGroups: [''], resources: ['pods/eviction'], verbs: ['create'] },
  { apiGroups: [''], resources: ['persistentvolumeclaims'], verbs: ['patch'] },
  { apiGroups: ['apps'], resources: ['deployments', 'statefulsets', 'daemonsets'], verbs: ['patch'] },
  { apiGroups: ['batch'], resources: ['jobs'], verbs: ['create', 'delete'] },
  { apiGroups: ['argoproj.io'], resources: ['rollouts', 'rollouts/status'], verbs: ['patch'] },
  { apiGroups: ['keda.sh'], resources: ['scaledobjects'], verbs: ['patch'] },
];

/** What they do in one namespace alone. */
const somewhere = {
  /** Commands in pods, and `istioctl proxy-config`. Whoever runs a command reads what the pod can read. */
  'on-call-exec': [{ apiGroups: [''], resources: ['pods/exec', 'pods/portforward'], verbs: ['create'] }],
  /** An evacuation and its end. */
  'on-call-scale': [{ apiGroups: ['apps'], resources: ['deployments/scale'], verbs: ['patch', 'update'] }],
  /** A promotion: Crossplane is paused, so that it doesn't undo it. */
  'on-call-pause': [
    { apiGroups: ['rds.aws.m.upbound.io'], resources: ['clusters', 'globalclusters'], verbs: ['patch'] },
    {
      apiGroups: ['elasticache.aws.m.upbound.io'],
      resources: ['replicationgroups', 'globalreplicationgroups'],
      verbs: ['patch'],
    },
  ],
} as const satisfies Readonly<Record<string, NonNullable<IClusterRole['rules']>>>;

/** Namespaces in which whoever is on call does what one of the roles allows. */
export type OnCallNamespaces = Readonly<Record<keyof typeof somewhere, readonly string[]>>;

/** What the procedures of runbooks need, and no right to read Secrets: those are for administrators, whose visits are rare and seen. */
export function onCall(chart: Construct, namespaces: OnCallNamespaces): void {
  role(chart, ON_CALL, everywhere);
  addManifest<IClusterRoleBinding>(chart, {
    apiVersion: API,
    kind: 'ClusterRoleBinding',
    metadata: { name: ON_CALL },
    ...binds(ON_CALL),
  });
  for (const name of Object.keys(somewhere) as (keyof typeof somewhere)[]) {
    role(chart, name, somewhere[name]);
    for (const namespace of namespaces[name])
      addManifest<IRoleBinding>(chart, {
        apiVersion: API,
        kind: 'RoleBinding',
        metadata: { name, namespace },
        ...binds(name),
      });
  }
}

const GROUP = 'rbac.authorization.k8s.io';
const API = `${GROUP}/v1`;

function role(chart: Construct, name: string, rules: NonNullable<IClusterRole['rules']>): void {
  addManifest<IClusterRole>(chart, { apiVersion: API, kind: 'ClusterRole', metadata: { name }, rules });
}

function binds(name: string) {
  return {
    roleRef: { apiGroup: GROUP, kind: 'ClusterRole', name },
    subjects: [{ apiGroup: GROUP, kind: 'Group', name: ON_CALL }],
  };
}
