import { type CallsByKind, calls, KEY, TAGS } from './calls.ts';

/** What a cluster stands on. */
export const cluster: CallsByKind = {
  cloudwatchevents: {
    Rule: calls('events', `DescribeRule PutRule ${TAGS}`, 'DeleteRule'),
    Target: calls('events', 'ListTargetsByRule PutTargets', 'RemoveTargets'),
  },
  cloudwatchlogs: {
    Group: calls(
      'logs',
      `AssociateKmsKey CreateLogGroup DescribeLogGroups PutRetentionPolicy ${TAGS}`,
      'DeleteLogGroup',
      'kms:DescribeKey',
    ),
  },
  ec2: {
    // AWS gives a new group a way out to everywhere, which is taken back first.
    SecurityGroup: calls(
      'ec2',
      'CreateSecurityGroup CreateTags DeleteTags DescribeNetworkInterfaces DescribeSecurityGroups RevokeSecurityGroupEgress',
      'DeleteSecurityGroup',
    ),
    SecurityGroupEgressRule: calls(
      'ec2',
      'AuthorizeSecurityGroupEgress CreateTags DescribeSecurityGroupRules ModifySecurityGroupRules',
      'RevokeSecurityGroupEgress',
    ),
    SecurityGroupIngressRule: calls(
      'ec2',
      'AuthorizeSecurityGroupIngress CreateTags DescribeSecurityGroupRules ModifySecurityGroupRules',
      'RevokeSecurityGroupIngress',
    ),
  },
  eks: {
    AccessEntry: calls('eks', `CreateAccessEntry DescribeAccessEntry UpdateAccessEntry ${TAGS}`, 'DeleteAccessEntry'),
    AccessPolicyAssociation: calls(
      'eks',
      'AssociateAccessPolicy ListAssociatedAccessPolicies',
      'DisassociateAccessPolicy',
    ),
    Addon: calls('eks', `CreateAddon DescribeAddon DescribeUpdate UpdateAddon ${TAGS}`, 'DeleteAddon', 'iam:PassRole'),
    // The cluster in which it runs is there before it.
    Cluster: calls(
      'eks',
      `AssociateEncryptionConfig DescribeCluster DescribeUpdate UpdateClusterConfig UpdateClusterVersion ${TAGS}`,
      'DeleteCluster',
      ...KEY,
    ),
    PodIdentityAssociation: calls(
      'eks',
      `CreatePodIdentityAssociation DescribePodIdentityAssociation UpdatePodIdentityAssociation ${TAGS}`,
      'DeletePodIdentityAssociation',
      'iam:GetRole',
      'iam:PassRole',
    ),
  },
  iam: {
    Role: calls(
      'iam',
      'AttachRolePolicy CreateRole DetachRolePolicy GetRole ListAttachedRolePolicies ListInstanceProfilesForRole ListRolePolicies TagRole UntagRole UpdateAssumeRolePolicy UpdateRole UpdateRoleDescription',
      'DeleteRole',
    ),
    RolePolicy: calls('iam', 'GetRolePolicy PutRolePolicy', 'DeleteRolePolicy'),
  },
  sqs: {
    Queue: calls(
      'sqs',
      'CreateQueue GetQueueAttributes GetQueueUrl ListQueueTags SetQueueAttributes TagQueue UntagQueue',
      'DeleteQueue',
    ),
    QueuePolicy: calls('sqs', 'GetQueueAttributes SetQueueAttributes', ''),
  },
};
