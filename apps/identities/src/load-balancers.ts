import type { AppContext } from '@auditorsec/config/app';
import type { Statement } from '@auditorsec/identity/policy';

/** The tag of everything that the controller makes for a Service. */
const OWNER = 'service.k8s.aws/cluster';

const EC2_READS = [
  'AccountAttributes',
  'Addresses',
  'AvailabilityZones',
  'Instances',
  'InternetGateways',
  'NetworkInterfaces',
  'SecurityGroups',
  'Subnets',
  'Tags',
  'Vpcs',
].map((what) => `ec2:Describe${what}`);

const ELB_READS = [
  'ListenerAttributes',
  'Listeners',
  'LoadBalancerAttributes',
  'LoadBalancers',
  'Tags',
  'TargetGroupAttributes',
  'TargetGroups',
  'TargetHealth',
].map((what) => `elasticloadbalancing:Describe${what}`);

/** Network load balancers of Services, their target groups and security groups; what carries another cluster's tag stays as it is. */
export function loadBalancers({ cluster, fleet }: AppContext): Statement[] {
  const { region, name } = cluster;
  const { account } = fleet.aws;
  const elb = (resource: string) => `arn:aws:elasticloadbalancing:${region}:${account}:${resource}`;
  const balancers = [elb('loadbalancer/net/*'), elb('targetgroup/*'), elb('listener/net/*')];
  const groups = [`arn:aws:ec2:${region}:${account}:security-group/*`];
  const made = { StringEquals: { [`aws:RequestTag/${OWNER}`]: name } };
  const ours = { StringEquals: { [`aws:ResourceTag/${OWNER}`]: name } };
  const manage = (verbs: readonly string[]) => verbs.map((verb) => `elasticloadbalancing:${verb}`);
  return [
    { actions: [...EC2_READS, ...ELB_READS], on: { anything: 'both describe for the whole account' } },
    {
      actions: manage(['CreateLoadBalancer', 'CreateTargetGroup', 'CreateListener', 'AddTags']),
      on: balancers,
      when: made,
    },
    {
      actions: manage([
        'AddTags',
        'DeleteListener',
        'DeleteLoadBalancer',
        'DeleteTargetGroup',
        'DeregisterTargets',
        'ModifyListener',
        'ModifyListenerAttributes',
        'ModifyLoadBalancerAttributes',
        'ModifyTargetGroup',
        'ModifyTargetGroupAttributes',
        'RegisterTargets',
        'RemoveTags',
        'SetIpAddressType',
        'SetSecurityGroups',
        'SetSubnets',
      ]),
      on: balancers,
      when: ours,
    },
    { actions: ['ec2:CreateSecurityGroup'], on: [...groups, `arn:aws:ec2:${region}:${account}:vpc/*`] },
    {
      actions: ['ec2:CreateTags'],
      on: groups,
      when: { StringEquals: { 'ec2:CreateAction': 'CreateSecurityGroup' } },
    },
    { actions: ['ec2:DeleteSecurityGroup', 'ec2:CreateTags', 'ec2:DeleteTags'], on: groups, when: ours },
    // Nodes' own group carries EKS's tag, not the controller's: it opens it for the load balancer.
    { actions: ['ec2:AuthorizeSecurityGroupIngress', 'ec2:RevokeSecurityGroupIngress'], on: groups },
  ];
}
