import { addManifest } from '@auditorsec/manifest/chart';
import type { Construct } from 'constructs';
import type { IRole } from 'kubernetes-models/rbac.authorization.k8s.io/v1/Role';
import type { IRoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding';

const API_GROUP = 'rbac.authorization.k8s.io';

/**
 * Lets the gateway have its certificate. istiod serves it, but first asks the API server whether the gateway's own
 * account may list the Secrets of its namespace; where it may not, every TLS handshake fails.
 */
export function certificateAccess(chart: Construct, namespace: string, serviceAccount: string): void {
  const metadata = { name: `${serviceAccount}-certificates`, namespace };
  addManifest<IRole>(chart, {
    apiVersion: `${API_GROUP}/v1`,
    kind: 'Role',
    metadata,
    rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get', 'list', 'watch'] }],
  });
  addManifest<IRoleBinding>(chart, {
    apiVersion: `${API_GROUP}/v1`,
    kind: 'RoleBinding',
    metadata,
    roleRef: { apiGroup: API_GROUP, kind: 'Role', name: metadata.name },
    subjects: [{ kind: 'ServiceAccount', name: serviceAccount, namespace }],
  });
}
