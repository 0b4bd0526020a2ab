import { addManifest } from '@auditorsec/manifest/chart';
import { serviceAccount } from '@auditorsec/workload/service-account';
import type { Construct } from 'constructs';
import type { IClusterRole } from 'kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRole';
import type { IClusterRoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRoleBinding';

const READ = ['get', 'list', 'watch'];

/** Who Prometheus is to the API server: it finds targets in every namespace and reads metrics of nodes, and nothing else. */
export function access(chart: Construct, namespace: string, name: string): void {
  serviceAccount(chart, namespace, name);
  const metadata = { name };
  addManifest<IClusterRole>(chart, {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata,
    rules: [
      { apiGroups: [''], resources: ['pods', 'services'], verbs: READ },
      { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: READ },
      // The kubelet asks the API server whether the caller may do this.
      { apiGroups: [''], resources: ['nodes/metrics'], verbs: ['get'] },
      { nonResourceURLs: ['/metrics', '/metrics/cadvisor'], verbs: ['get'] },
    ],
  });
  addManifest<IClusterRoleBinding>(chart, {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: metadata.name },
    subjects: [{ kind: 'ServiceAccount', name, namespace }],
  });
}
