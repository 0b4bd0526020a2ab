import { addManifest } from '@auditorsec/manifest/chart';
import { serviceAccount } from '@auditorsec/workload/service-account';
import type { Construct } from 'constructs';
import type { IClusterRole } from 'kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRole';
import type { IClusterRoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRoleBinding';

const GROUP = 'rbac.authorization.k8s.io';

/** The shipper may look up which pod a log file belongs to, of all namespaces, and nothing else. */
export function shipperAccess(chart: Construct, name: string, namespace: string): void {
  serviceAccount(chart, namespace, name);
  addManifest<IClusterRole>(chart, {
    apiVersion: `${GROUP}/v1`,
    kind: 'ClusterRole',
    metadata: { name: `${namespace}-${name}` },
    rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] }],
  });
  addManifest<IClusterRoleBinding>(chart, {
    apiVersion: `${GROUP}/v1`,
    kind: 'ClusterRoleBinding',
    metadata: { name: `${namespace}-${name}` },
    roleRef: { apiGroup: GROUP, kind: 'ClusterRole', name: `${namespace}-${name}` },
    subjects: [{ kind: 'ServiceAccount', name, namespace }],
  });
}
