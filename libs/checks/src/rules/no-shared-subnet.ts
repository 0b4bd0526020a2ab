import type { ClusterObjects, Found } from '../objects.ts';
import type { ClusterRule } from '../rule.ts';

/** Where subnets of stores are written, by kind. */
const stores: Readonly<Record<string, string>> = {
  'SubnetGroup.rds.aws.m.upbound.io': 'subnetIds',
  'SubnetGroup.elasticache.aws.m.upbound.io': 'subnetIds',
  'Proxy.rds.aws.m.upbound.io': 'vpcSubnetIds',
  'ProxyEndpoint.rds.aws.m.upbound.io': 'vpcSubnetIds',
};

/** Databases, their proxies and caches have subnets of their own: nodes and pods stand in others. */
export const noSharedSubnet: ClusterRule = {
  name: 'no-shared-subnet',
  scope: 'cluster',
  check(objects, report) {
    const ofNodes = nodeSubnets(objects);
    for (const [kind, field] of Object.entries(stores))
      for (const { file, object } of objects.of<{ spec?: { forProvider?: Record<string, unknown> } }>(kind)) {
        const written = object.spec?.forProvider?.[field];
        const shared = (Array.isArray(written) ? written : []).filter((id) => ofNodes.has(id));
        if (shared.length === 0) continue;
        const message =
          `nodes and pods stand in ${shared.join(' and ')} as well: NetworkPolicies open the range of data alone, which the store is outside of, ` +
          'and once pods have taken the last address no copy of it can take over. Write the subnets of network.data.';
        report(file, message, `spec.forProvider.${field}`);
      }
  },
};

type NodeClass = Found<{ spec?: { subnetSelectorTerms?: readonly { readonly id?: string }[] } }>;
type ControlPlane = Found<{ spec?: { forProvider?: { vpcConfig?: { subnetIds?: readonly string[] } } } }>;

function nodeSubnets(objects: ClusterObjects): Set<unknown> {
  const classes = objects.of<NodeClass['object']>('EC2NodeClass.karpenter.k8s.aws');
  const clusters = objects.of<ControlPlane['object']>('Cluster.eks.aws.m.upbound.io');
  return new Set([
    ...classes.flatMap(({ object }) => (object.spec?.subnetSelectorTerms ?? []).map(({ id }) => id)),
    ...clusters.flatMap(({ object }) => object.spec?.forProvider?.vpcConfig?.subnetIds ?? []),
  ]);
}
