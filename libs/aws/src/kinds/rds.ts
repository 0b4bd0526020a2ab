import { regions } from '@auditorsec/config/regions';
import { z } from 'zod';
import { managedKind, ref, secretKeyRef } from '../kind.ts';

const region = z.enum(regions);
const engine = z.literal('aurora-postgresql');
const engineVersion = z.string().regex(/^\d+\.\d+$/);
const roleArn = z.string().regex(/^arn:aws:iam::\d{12}:role\/./);
const subnetIds = z.array(z.string().startsWith('subnet-')).min(2);

/**
 * Whom a member copies now, which AWS writes and each promotion changes. Named at creation, as nothing, it is looked at no more: left out,
 * the provider takes what it finds for a change to undo, and takes the member out of its global database.
 */
const replicationSourceIdentifier = z.literal('').optional();

/** Kept in all regions by Aurora; its members are `cluster`s of one version. */
export const globalCluster = managedKind({
  service: 'rds',
  kind: 'GlobalCluster',
  plural: 'globalclusters',
  forProvider: z.strictObject({
    /** Where the API is asked, not where the data is. */
    region,
    engine,
    engineVersion,
    storageEncrypted: z.literal(true),
    deletionProtection: z.literal(true),
    forceDestroy: z.literal(false),
  }),
});

export const cluster = managedKind({
  service: 'rds',
  kind: 'Cluster',
  plural: 'clusters',
  forProvider: z.strictObject({
    region,
    engine,
    engineVersion,
    /** These two of members of a global database alone. */
    globalClusterIdentifier: z.string().optional(),
    enableGlobalWriteForwarding: z.boolean().optional(),
    dbClusterParameterGroupNameRef: ref,
    dbSubnetGroupNameRef: ref,
    vpcSecurityGroupIdRefs: z.array(ref).min(1),
    storageEncrypted: z.literal(true),
    kmsKeyIdRef: ref,
    iamDatabaseAuthenticationEnabled: z.literal(true),
    /** Days. */
    backupRetentionPeriod: z.int().min(1).max(35),
    copyTagsToSnapshot: z.boolean(),
    deletionProtection: z.literal(true),
    skipFinalSnapshot: z.literal(false),
    finalSnapshotIdentifier: z.string(),
    enabledCloudwatchLogsExports: z.array(z.enum(['postgresql', 'instance', 'iam-db-auth-error'])),
    /** When false, a change of class or version waits for the maintenance window. */
    applyImmediately: z.boolean(),
  }),
  initProvider: z.union([
    /** The one that the global database began with. */
    z.strictObject({
      databaseName: z.string(),
      masterUsername: z.string(),
      masterPasswordSecretRef: secretKeyRef,
      replicationSourceIdentifier,
    }),
    /** One that joined it: where its first copy came from. */
    z.strictObject({ sourceRegion: region, replicationSourceIdentifier }),
  ]),
});

export const clusterInstance = managedKind({
  service: 'rds',
  kind: 'ClusterInstance',
  plural: 'clusterinstances',
  forProvider: z.strictObject({
    region,
    engine,
    clusterIdentifierRef: ref,
    instanceClass: z.string().startsWith('db.'),
    availabilityZone: z.string(),
    publiclyAccessible: z.literal(false),
    /** Who becomes the writer when the writer fails: the lowest number first. */
    promotionTier: z.int().min(0).max(15),
    autoMinorVersionUpgrade: z.boolean(),
    /** Seconds between two samples of the operating system; 0 is off. */
    monitoringInterval: z.literal([0, 1, 5, 10, 15, 30, 60]),
    monitoringRoleArn: roleArn,
    performanceInsightsEnabled: z.literal(true),
    performanceInsightsKmsKeyIdRef: ref,
  }),
});

export const clusterParameterGroup = managedKind({
  service: 'rds',
  kind: 'ClusterParameterGroup',
  plural: 'clusterparametergroups',
  forProvider: z.strictObject({
    region,
    family: z.string().startsWith('aurora-postgresql'),
    description: z.string(),
    parameter: z.array(
      z.strictObject({ name: z.string(), value: z.string(), applyMethod: z.enum(['immediate', 'pending-reboot']) }),
    ),
  }),
});

export const clusterEndpoint = managedKind({
  service: 'rds',
  kind: 'ClusterEndpoint',
  plural: 'clusterendpoints',
  forProvider: z.strictObject({
    region,
    clusterIdentifierRef: ref,
    customEndpointType: z.enum(['READER', 'ANY']),
    staticMembersRefs: z.array(ref).min(1),
  }),
});

export const subnetGroup = managedKind({
  service: 'rds',
  kind: 'SubnetGroup',
  plural: 'subnetgroups',
  forProvider: z.strictObject({ region, description: z.string(), subnetIds }),
});

export const proxy = managedKind({
  service: 'rds',
  kind: 'Proxy',
  plural: 'proxies',
  forProvider: z.strictObject({
    region,
    engineFamily: z.literal('POSTGRESQL'),
    /** Tokens of IAM from the client to the database: no password is kept for the proxy. */
    defaultAuthScheme: z.literal('IAM_AUTH'),
    requireTls: z.literal(true),
    roleArn,
    vpcSecurityGroupIdRefs: z.array(ref).min(1),
    vpcSubnetIds: subnetIds,
    /** Seconds. */
    idleClientTimeout: z.int().min(1).max(28_800),
  }),
});

export const proxyDefaultTargetGroup = managedKind({
  service: 'rds',
  kind: 'ProxyDefaultTargetGroup',
  plural: 'proxydefaulttargetgroups',
  forProvider: z.strictObject({
    region,
    dbProxyNameRef: ref,
    connectionPoolConfig: z.strictObject({
      /** Of the database's max_connections. */
      maxConnectionsPercent: z.int().min(1).max(100),
      maxIdleConnectionsPercent: z.int().min(0).max(100),
      /** Seconds that a query waits for a connection. */
      connectionBorrowTimeout: z.int().min(0).max(300),
    }),
  }),
});

export const proxyTarget = managedKind({
  service: 'rds',
  kind: 'ProxyTarget',
  plural: 'proxytargets',
  forProvider: z.strictObject({
    region,
    dbProxyNameRef: ref,
    targetGroupName: z.literal('default'),
    dbClusterIdentifier: z.string(),
  }),
});

export const proxyEndpoint = managedKind({
  service: 'rds',
  kind: 'ProxyEndpoint',
  plural: 'proxyendpoints',
  forProvider: z.strictObject({
    region,
    dbProxyNameRef: ref,
    targetRole: z.enum(['READ_ONLY', 'READ_WRITE']),
    vpcSecurityGroupIdRefs: z.array(ref).min(1),
    vpcSubnetIds: subnetIds,
  }),
});
