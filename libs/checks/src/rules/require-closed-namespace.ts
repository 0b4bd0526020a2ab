import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import type { INamespace } from 'kubernetes-models/v1/Namespace';
import type { ClusterRule } from '../rule.ts';

/** Every namespace starts closed: a NetworkPolicy that takes all its pods allows nothing, in and out. */
export const requireClosedNamespace: ClusterRule = {
  name: 'require-closed-namespace',
  scope: 'cluster',
  check(objects, report) {
    const policies = objects.of<INetworkPolicy>('NetworkPolicy.networking.k8s.io').map(({ object }) => object);
    for (const { file, object } of objects.of<INamespace>('Namespace')) {
      const closing = policies.filter(
        (policy) => policy.metadata.namespace === object.metadata.name && takesAll(policy),
      );
      const open = (['Ingress', 'Egress'] as const).filter((way) => !closing.some((policy) => closes(policy, way)));
      if (open.length === 0) continue;
      const message = `a pod that no other NetworkPolicy selects may talk to everyone: none closes ${open.join(' and ')} of all its pods`;
      report(file, `${message}. Make it by namespace of libs/namespace, or add denyAll of libs/network-policy.`);
    }
  },
};

function takesAll({ spec }: INetworkPolicy): boolean {
  const { matchLabels = {}, matchExpressions = [] } = spec?.podSelector ?? {};
  return Object.keys(matchLabels).length === 0 && matchExpressions.length === 0;
}

/** Not only does it speak of that way: it allows nothing on it. */
function closes({ spec }: INetworkPolicy, way: 'Ingress' | 'Egress'): boolean {
  const rules = way === 'Ingress' ? spec?.ingress : spec?.egress;
  return (spec?.policyTypes?.includes(way) ?? false) && (rules ?? []).length === 0;
}
