import type { ClusterRule } from '../rule.ts';

interface ControlPlane {
  readonly spec?: { readonly forProvider?: { readonly enabledClusterLogTypes?: readonly string[] } };
}

/** All that EKS can log of its control plane; the policy of the audit log itself is AWS's. */
const TYPES = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'];

/** The control plane logs who asked it for what, and how they signed in. */
export const requireAuditLog: ClusterRule = {
  name: 'require-audit-log',
  scope: 'cluster',
  check(objects, report) {
    for (const { file, object } of objects.of<ControlPlane>('Cluster.eks.aws.m.upbound.io')) {
      const enabled = object.spec?.forProvider?.enabledClusterLogTypes ?? [];
      const missing = TYPES.filter((type) => !enabled.includes(type));
      if (missing.length === 0) continue;
      const message = `after an incident nobody can tell who did what: it does not log ${missing.join(', ')}. Add them.`;
      report(file, message, 'spec.forProvider.enabledClusterLogTypes');
    }
  },
};
