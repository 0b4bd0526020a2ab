import { addManifest } from '@auditorsec/manifest/chart';
import type { Construct } from 'constructs';
import type { IRole } from 'kubernetes-models/rbac.authorization.k8s.io/v1/Role';
import type { IRoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding';
import type { IServiceAccount } from 'kubernetes-models/v1/ServiceAccount';

/**
 * The identity of a collector that balances load over the pods of a Service: it may read the EndpointSlices of its own
 * namespace, all that the resolver lists (`resolver_k8s.go` of the exporter), and holds the token that this takes.
 */
export function endpointReader(chart: Construct, { name, namespace }: { name: string; namespace: string }): void {
  addManifest<IServiceAccount>(chart, {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name, namespace },
    automountServiceAccountToken: true,
  });
  addManifest<IRole>(chart, {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name, namespace },
    rules: [{ apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['get', 'list', 'watch'] }],
  });
  addManifest<IRoleBinding>(chart, {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name, namespace },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
    subjects: [{ kind: 'ServiceAccount', name, namespace }],
  });
}
