import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { noSharedSubnet } from './no-shared-subnet.ts';

const nodes = object('karpenter.k8s.aws/v1 EC2NodeClass', 'default', {
  subnetSelectorTerms: [{ id: 'subnet-a' }, { id: 'subnet-b' }],
});
const control = object('eks.aws.m.upbound.io/v1beta1 Cluster', 'aws/main', {
  forProvider: { vpcConfig: { subnetIds: ['subnet-c'] } },
});
const store = (kind: string, field: string, ...ids: string[]) =>
  object(`${kind}`, 'aws/shop', { forProvider: { [field]: ids } });
const found = (...ids: string[]) =>
  check(noSharedSubnet, [
    nodes,
    control,
    store('rds.aws.m.upbound.io/v1beta1 SubnetGroup', 'subnetIds', ...ids),
    store('elasticache.aws.m.upbound.io/v1beta1 SubnetGroup', 'subnetIds', ...ids),
    store('rds.aws.m.upbound.io/v1beta1 Proxy', 'vpcSubnetIds', ...ids),
  ]);

test('stores in subnets of their own pass', () => {
  expect(found('subnet-d', 'subnet-e')).toEqual([]);
});

test('a subnet of nodes, or of the control plane, fails at each store that stands in it', () => {
  expect(found('subnet-d', 'subnet-b')).toEqual([
    expect.stringMatching(
      /^SubnetGroup aws\/shop spec.forProvider.subnetIds: nodes and pods stand in subnet-b as well/,
    ),
    expect.stringMatching(/^SubnetGroup aws\/shop spec.forProvider.subnetIds/),
    expect.stringMatching(/^Proxy aws\/shop spec.forProvider.vpcSubnetIds/),
  ]);
  expect(found('subnet-c')).toHaveLength(3);
});
