import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { noWideClusterAccess } from './no-wide-cluster-access.ts';

const EKS = 'eks.aws.m.upbound.io/v1beta1';
const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`;
const entry = (principalArn: string, ...kubernetesGroups: string[]) =>
  object(`${EKS} AccessEntry`, 'aws/people', { forProvider: { principalArn, kubernetesGroups } });
const policy = (name: string, who: string) =>
  object(`${EKS} AccessPolicyAssociation`, `aws/${who}`, {
    forProvider: { principalArn: role(who), policyArn: `arn:aws:eks::aws:cluster-access-policy/${name}` },
  });
const cluster = (accessConfig: object, vpcConfig: object) =>
  object(`${EKS} Cluster`, 'aws/us-east-1', { forProvider: { accessConfig, vpcConfig } });
const binding = {
  ...object('rbac.authorization.k8s.io/v1 ClusterRoleBinding', 'on-call', undefined),
  subjects: [{ kind: 'Group', name: 'on-call' }],
};

test('entries of roles whose groups are bound, with one role for everything, pass', () => {
  const closed = cluster(
    { authenticationMode: 'API', bootstrapClusterCreatorAdminPermissions: false },
    { endpointPublicAccess: false },
  );
  const policies = [policy('AmazonEKSClusterAdminPolicy', 'administrators'), policy('AmazonEKSViewPolicy', 'on-call')];
  expect(check(noWideClusterAccess, [closed, entry(role('on-call'), 'on-call'), binding, ...policies])).toEqual([]);
});

test('a cluster that takes its people from a ConfigMap, keeps its maker, or answers the internet fails', () => {
  expect(
    check(noWideClusterAccess, [cluster({ authenticationMode: 'API_AND_CONFIG_MAP' }, {})]),
  ).toMatchInlineSnapshot(`
    [
      "Cluster aws/us-east-1 spec.forProvider.accessConfig.authenticationMode: a ConfigMap in the cluster can admit anybody, unseen by AWS. Write API.",
      "Cluster aws/us-east-1 spec.forProvider.accessConfig.bootstrapClusterCreatorAdminPermissions: whoever made the cluster keeps all rights for ever, by no entry that is written. Write false.",
      "Cluster aws/us-east-1 spec.forProvider.vpcConfig.endpointPublicAccess: everybody on the internet may knock at the API server. Write false.",
    ]
  `);
});

test('an entry of a user, and a group that nobody has bound, fail', () => {
  const user = 'arn:aws:iam::111122223333:user/ada';
  expect(check(noWideClusterAccess, [entry(user), entry(role('on-call'), 'on-cal'), binding])).toMatchInlineSnapshot(`
    [
      "AccessEntry aws/people spec.forProvider.principalArn: arn:aws:iam::111122223333:user/ada is no role: keys of a user never end, and nobody signs in to them. Write the ARN of a role.",
      "AccessEntry aws/people spec.forProvider.kubernetesGroups: nothing here gives the group on-cal a right. Bind it, or leave it out.",
    ]
  `);
});

test('a second role with all rights fails', () => {
  const policies = [policy('AmazonEKSClusterAdminPolicy', 'administrators'), policy('AmazonEKSAdminPolicy', 'on-call')];
  expect(check(noWideClusterAccess, policies)).toMatchInlineSnapshot(`
    [
      "AccessPolicyAssociation aws/on-call spec.forProvider.policyArn: arn:aws:iam::111122223333:role/on-call gets all rights, as arn:aws:iam::111122223333:role/administrators does: one role is enough to break the glass. Write AmazonEKSViewPolicy, and bind a group for the rest.",
    ]
  `);
});
