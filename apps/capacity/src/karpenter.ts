import { encryptionKeys, kubernetesCluster, machines, type Place, role } from '@auditorsec/identity/arn';
import type { Statement } from '@auditorsec/identity/policy';

const READS = [
  'AvailabilityZones',
  'CapacityReservations',
  'Images',
  'InstanceStatus',
  'InstanceTypeOfferings',
  'InstanceTypes',
  'Instances',
  'LaunchTemplates',
  'SecurityGroups',
  'SpotPriceHistory',
  'Subnets',
].map((what) => `ec2:Describe${what}`);

export interface NodesProps extends Place {
  /** The EKS cluster. */
  readonly cluster: string;
  /** Name of the role of nodes. */
  readonly nodes: string;
  /** Alias of the key of volumes. */
  readonly key: string;
  /** ARN of the queue of interruptions. */
  readonly interruptions: string;
}

/** Karpenter: it starts, tags and ends machines that carry the cluster's tag, and lends them the role of nodes (karpenter.sh, 'Permissions'). */
export function karpenter({ cluster, nodes, key, interruptions, ...place }: NodesProps): Statement[] {
  const { region, account } = place;
  const owned = { [`kubernetes.io/cluster/${cluster}`]: 'owned' };
  const made = ['fleet', 'instance', 'volume', 'network-interface', 'launch-template', 'spot-instances-request'];
  const taken = ['image', 'snapshot', 'security-group', 'subnet', 'capacity-reservation'];
  const on = (types: readonly string[]) => types.map((type) => machines(place, type));
  const profiles = [`arn:aws:iam::${account}:instance-profile/*`];
  return [
    { actions: ['ec2:RunInstances', 'ec2:CreateFleet'], on: on(taken) },
    {
      actions: ['ec2:RunInstances', 'ec2:CreateFleet', 'ec2:CreateLaunchTemplate', 'ec2:CreateTags'],
      on: on(made),
      when: { StringEquals: tagged('Request', owned) },
    },
    {
      actions: ['ec2:RunInstances', 'ec2:CreateFleet'],
      on: on(['launch-template']),
      when: { StringEquals: tagged('Resource', owned) },
    },
    {
      actions: ['ec2:TerminateInstances', 'ec2:DeleteLaunchTemplate', 'ec2:CreateTags'],
      on: on(['instance', 'launch-template']),
      when: { StringEquals: tagged('Resource', owned) },
    },
    { actions: READS, on: { anything: 'EC2 describes for the whole account' } },
    { actions: ['pricing:GetProducts'], on: { anything: 'the price list belongs to nobody' } },
    { actions: ['ssm:GetParameter'], on: [`arn:aws:ssm:${region}::parameter/aws/service/*`] },
    { actions: ['sqs:DeleteMessage', 'sqs:GetQueueUrl', 'sqs:ReceiveMessage'], on: [interruptions] },
    { actions: ['eks:DescribeCluster'], on: [kubernetesCluster(place, cluster)] },
    {
      actions: ['iam:PassRole'],
      on: [role(account, nodes)],
      when: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } },
    },
    {
      actions: ['iam:CreateInstanceProfile', 'iam:TagInstanceProfile'],
      on: profiles,
      when: { StringEquals: tagged('Request', owned) },
    },
    {
      actions: ['iam:AddRoleToInstanceProfile', 'iam:RemoveRoleFromInstanceProfile', 'iam:DeleteInstanceProfile'],
      on: profiles,
      when: { StringEquals: tagged('Resource', owned) },
    },
    { actions: ['iam:GetInstanceProfile', 'iam:ListInstanceProfiles'], on: profiles },
    {
      actions: ['kms:CreateGrant', 'kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKeyWithoutPlaintext'],
      ...encryptionKeys(place, key),
    },
  ];
}

function tagged(whose: 'Request' | 'Resource', tags: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(tags).map(([tag, value]) => [`aws:${whose}Tag/${tag}`, value]));
}
