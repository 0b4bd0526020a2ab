import { regions } from '@auditorsec/config/regions';
import { z } from 'zod';
import { managedKind, ref } from '../kind.ts';

const logTypes = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'] as const;
const arn = z.string().startsWith('arn:aws:');

export const cluster = managedKind({
  service: 'eks',
  kind: 'Cluster',
  plural: 'clusters',
  forProvider: z.strictObject({
    region: z.enum(regions),
    /** The minor, such as `1.35`. */
    version: z.string().regex(/^1\.\d+$/),
    roleArn: arn,
    deletionProtection: z.boolean(),
    /** Kinds that EKS installs by itself beside its add-ons; never later than creation. */
    bootstrapSelfManagedAddons: z.literal(false),
    enabledClusterLogTypes: z.array(z.enum(logTypes)).length(logTypes.length),
    encryptionConfig: z.strictObject({
      /** A key of the same region, by its own ARN: that of an alias is refused. */
      provider: z.strictObject({ keyArn: z.string().regex(/^arn:aws:kms:[a-z0-9-]+:\d{12}:key\/./) }),
      resources: z.array(z.literal('secrets')).length(1),
    }),
    upgradePolicy: z.strictObject({ supportType: z.enum(['STANDARD', 'EXTENDED']) }),
    accessConfig: z.strictObject({
      authenticationMode: z.enum(['API', 'API_AND_CONFIG_MAP']),
      bootstrapClusterCreatorAdminPermissions: z.boolean(),
    }),
    kubernetesNetworkConfig: z.strictObject({ ipFamily: z.literal('ipv4'), serviceIpv4Cidr: z.string() }),
    zonalShiftConfig: z.strictObject({ enabled: z.boolean() }),
    vpcConfig: z.strictObject({
      endpointPrivateAccess: z.boolean(),
      endpointPublicAccess: z.boolean(),
      /** In at least two zones. */
      subnetIds: z.array(z.string().startsWith('subnet-')).min(2),
    }),
  }),
});

export const addon = managedKind({
  service: 'eks',
  kind: 'Addon',
  plural: 'addons',
  forProvider: z.strictObject({
    region: z.enum(regions),
    clusterNameRef: ref,
    addonName: z.string(),
    addonVersion: z.string().regex(/^v\d+\.\d+\.\d+-eksbuild\.\d+$/),
    resolveConflictsOnCreate: z.enum(['NONE', 'OVERWRITE']),
    resolveConflictsOnUpdate: z.enum(['NONE', 'OVERWRITE', 'PRESERVE']),
    /** JSON, by the schema of the add-on's version. */
    configurationValues: z.string().optional(),
  }),
});

export const accessEntry = managedKind({
  service: 'eks',
  kind: 'AccessEntry',
  plural: 'accessentries',
  forProvider: z.strictObject({
    region: z.enum(regions),
    clusterNameRef: ref,
    principalArn: arn,
    /** Groups of RBAC. */
    kubernetesGroups: z.array(z.string()).optional(),
    type: z.enum(['STANDARD', 'EC2_LINUX']),
  }),
});

export const accessPolicyAssociation = managedKind({
  service: 'eks',
  kind: 'AccessPolicyAssociation',
  plural: 'accesspolicyassociations',
  forProvider: z.strictObject({
    region: z.enum(regions),
    clusterNameRef: ref,
    principalArn: arn,
    policyArn: z.string().startsWith('arn:aws:eks::aws:cluster-access-policy/'),
    accessScope: z.strictObject({ type: z.literal('cluster') }),
  }),
});

/** Which role pods of a service account are given. */
export const podIdentityAssociation = managedKind({
  service: 'eks',
  kind: 'PodIdentityAssociation',
  plural: 'podidentityassociations',
  forProvider: z.strictObject({
    region: z.enum(regions),
    clusterNameRef: ref,
    namespace: z.string(),
    serviceAccount: z.string(),
    roleArnRef: ref,
  }),
});
