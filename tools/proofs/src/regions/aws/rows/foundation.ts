import { made, type Row } from '../call.ts';

/** Keys, security groups and roles: what the other resources name. */
export const foundation: Readonly<Record<string, Row>> = {
  'Key.kms': ({ cluster, name, fields }) => {
    const is = made(cluster, 'Key', { name });
    const kms = { service: 'kms', region: fields['region'] };
    return [
      {
        ...kms,
        action: 'create_key',
        params: { Description: fields['description'], ...(fields['policy'] && { Policy: fields['policy'] }) },
        is,
        id: 'KeyMetadata.Arn',
      },
      {
        ...kms,
        action: 'enable_key_rotation',
        params: { KeyId: is, RotationPeriodInDays: fields['rotationPeriodInDays'] },
      },
    ];
  },
  'Alias.kms': ({ cluster, name, fields }) => [
    {
      service: 'kms',
      region: fields['region'],
      action: 'create_alias',
      params: { AliasName: `alias/${name}`, TargetKeyId: made(cluster, 'Key', fields['targetKeyIdRef']) },
    },
  ],
  'SecurityGroup.ec2': ({ cluster, name, fields }) => [
    {
      service: 'ec2',
      region: fields['region'],
      action: 'create_security_group',
      params: { GroupName: fields['name'], Description: fields['description'], VpcId: fields['vpcId'] },
      is: made(cluster, 'SecurityGroup', { name }),
      id: 'GroupId',
    },
  ],
  'SecurityGroupIngressRule.ec2': ({ cluster, fields }) => [
    {
      service: 'ec2',
      region: fields['region'],
      action: 'authorize_security_group_ingress',
      params: {
        GroupId: made(cluster, 'SecurityGroup', fields['securityGroupIdRef']),
        IpPermissions: [
          {
            IpProtocol: fields['ipProtocol'],
            FromPort: fields['fromPort'],
            ToPort: fields['toPort'],
            IpRanges: [{ CidrIp: fields['cidrIpv4'], Description: fields['description'] }],
          },
        ],
      },
    },
  ],
  'SecurityGroupEgressRule.ec2': ({ cluster, fields }) => [
    {
      service: 'ec2',
      region: fields['region'],
      action: 'authorize_security_group_egress',
      params: {
        GroupId: made(cluster, 'SecurityGroup', fields['securityGroupIdRef']),
        IpPermissions: [
          {
            IpProtocol: fields['ipProtocol'],
            FromPort: fields['fromPort'],
            ToPort: fields['toPort'],
            UserIdGroupPairs: [
              {
                GroupId: made(cluster, 'SecurityGroup', fields['referencedSecurityGroupIdRef']),
                Description: fields['description'],
              },
            ],
          },
        ],
      },
    },
  ],
  'Role.iam': ({ cluster, name, fields }) => [
    {
      service: 'iam',
      // IAM has one place for all regions.
      region: 'us-east-1',
      action: 'create_role',
      params: {
        RoleName: name,
        Description: fields['description'],
        AssumeRolePolicyDocument: fields['assumeRolePolicy'],
      },
      is: made(cluster, 'Role', { name }),
      id: 'Role.Arn',
    },
    ...(fields['inlinePolicy'] ?? []).map((policy: { name: string; policy: string }) => ({
      service: 'iam',
      region: 'us-east-1',
      action: 'put_role_policy',
      params: { RoleName: name, PolicyName: policy.name, PolicyDocument: policy.policy },
    })),
  ],
  'RolePolicy.iam': ({ name, fields }) => [
    {
      service: 'iam',
      region: 'us-east-1',
      action: 'put_role_policy',
      params: { RoleName: fields['roleRef'].name, PolicyName: name, PolicyDocument: fields['policy'] },
    },
  ],
};
