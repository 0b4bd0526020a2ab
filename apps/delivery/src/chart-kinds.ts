import type { GroupKind } from '@auditorsec/argo-application/types';

const rbac = 'rbac.authorization.k8s.io';
const of = (group: string, ...kinds: readonly string[]): GroupKind[] => kinds.map((kind) => ({ group, kind }));

/** What the charts of the catalogue make outside namespaces, as `helm template` shows it: a kind that is new there is refused. */
export const chartClusterKinds: readonly GroupKind[] = [
  ...of('admissionregistration.k8s.io', 'MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'),
  ...of('apiextensions.k8s.io', 'CustomResourceDefinition'),
  ...of('apiregistration.k8s.io', 'APIService'),
  ...of(rbac, 'ClusterRole', 'ClusterRoleBinding'),
];

/** The same inside namespaces. */
export const chartNamespacedKinds: readonly GroupKind[] = [
  ...of('', 'ConfigMap', 'Secret', 'Service', 'ServiceAccount'),
  ...of('apps', 'DaemonSet', 'Deployment', 'StatefulSet'),
  ...of('autoscaling', 'HorizontalPodAutoscaler'),
  ...of('batch', 'Job'),
  ...of('cert-manager.io', 'Certificate', 'Issuer'),
  ...of('networking.k8s.io', 'NetworkPolicy'),
  ...of('policy', 'PodDisruptionBudget'),
  ...of(rbac, 'Role', 'RoleBinding'),
];
