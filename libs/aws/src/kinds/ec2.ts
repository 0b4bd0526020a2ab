import { regions } from '@auditorsec/config/regions';
import { z } from 'zod';
import { managedKind, ref } from '../kind.ts';

const region = z.enum(regions);

/** Without rules it admits nothing. */
export const securityGroup = managedKind({
  service: 'ec2',
  kind: 'SecurityGroup',
  plural: 'securitygroups',
  forProvider: z.strictObject({
    region,
    name: z.string().max(255),
    description: z.string().max(255),
    vpcId: z.string().startsWith('vpc-'),
  }),
});

/** One range on one port. */
export const ingressRule = managedKind({
  service: 'ec2',
  kind: 'SecurityGroupIngressRule',
  plural: 'securitygroupingressrules',
  forProvider: z.strictObject({
    region,
    securityGroupIdRef: ref,
    ipProtocol: z.literal('tcp'),
    fromPort: z.int().min(1).max(65_535),
    toPort: z.int().min(1).max(65_535),
    cidrIpv4: z.cidrv4(),
    description: z.string().max(255),
  }),
});

/** To the members of another group, or of the same. */
export const egressRule = managedKind({
  service: 'ec2',
  kind: 'SecurityGroupEgressRule',
  plural: 'securitygroupegressrules',
  forProvider: z.strictObject({
    region,
    securityGroupIdRef: ref,
    referencedSecurityGroupIdRef: ref,
    ipProtocol: z.literal('tcp'),
    fromPort: z.int().min(1).max(65_535),
    toPort: z.int().min(1).max(65_535),
    description: z.string().max(255),
  }),
});
