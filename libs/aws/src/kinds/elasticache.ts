import { regions } from '@auditorsec/config/regions';
import { z } from 'zod';
import { managedKind, ref } from '../kind.ts';

const region = z.enum(regions);
const engine = z.literal('valkey');
const engineVersion = z.string().regex(/^\d+\.\d+$/);
const nodeType = z.string().startsWith('cache.');

/** Kept in all regions by ElastiCache: it decides the version and the node type of all its members. */
export const globalReplicationGroup = managedKind({
  service: 'elasticache',
  kind: 'GlobalReplicationGroup',
  plural: 'globalreplicationgroups',
  forProvider: z.strictObject({
    /** Where the API is asked: the region that it was made in. */
    region,
    globalReplicationGroupIdSuffix: z.string(),
    globalReplicationGroupDescription: z.string(),
    primaryReplicationGroupId: z.string(),
    engine,
    engineVersion,
    cacheNodeType: nodeType,
    automaticFailoverEnabled: z.literal(true),
  }),
});

/** What a group of its own has, and the one that a global datastore began with. */
const store = z.strictObject({
  engine,
  engineVersion,
  nodeType,
  parameterGroupName: z.string(),
  atRestEncryptionEnabled: z.literal('true'),
  transitEncryptionEnabled: z.literal(true),
  transitEncryptionMode: z.literal('required'),
});

export const replicationGroup = managedKind({
  service: 'elasticache',
  kind: 'ReplicationGroup',
  plural: 'replicationgroups',
  forProvider: z.strictObject({
    region,
    description: z.string(),
    ...store.partial().shape,
    /** The primary and its replicas. */
    numCacheClusters: z.int().min(2).max(6),
    automaticFailoverEnabled: z.literal(true),
    multiAzEnabled: z.literal(true),
    subnetGroupNameRef: ref,
    securityGroupIdRefs: z.array(ref).min(1),
    kmsKeyIdRef: ref,
    userGroupIds: z.array(z.string()).length(1),
    /** Days; 0 keeps none. */
    snapshotRetentionLimit: z.int().min(0).max(35),
    finalSnapshotIdentifier: z.string().optional(),
    /** When false, a change waits for the maintenance window. */
    applyImmediately: z.boolean(),
  }),
  initProvider: z.union([
    store,
    /** Joins it: type, version and encryption come from there, and AWS refuses them here. */
    z.strictObject({ globalReplicationGroupId: z.string() }),
  ]),
});

export const parameterGroup = managedKind({
  service: 'elasticache',
  kind: 'ParameterGroup',
  plural: 'parametergroups',
  forProvider: z.strictObject({
    region,
    name: z.string(),
    family: z.string().startsWith('valkey'),
    description: z.string(),
    parameter: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  }),
});

export const subnetGroup = managedKind({
  service: 'elasticache',
  kind: 'SubnetGroup',
  plural: 'subnetgroups',
  forProvider: z.strictObject({
    region,
    description: z.string(),
    subnetIds: z.array(z.string().startsWith('subnet-')).min(2),
  }),
});

export const user = managedKind({
  service: 'elasticache',
  kind: 'User',
  plural: 'users',
  forProvider: z.strictObject({
    region,
    engine,
    userName: z.string(),
    /** What it may do, as ACL of Valkey. */
    accessString: z.string(),
    authenticationMode: z.strictObject({ type: z.literal('iam') }),
  }),
});

export const userGroup = managedKind({
  service: 'elasticache',
  kind: 'UserGroup',
  plural: 'usergroups',
  forProvider: z.strictObject({ region, engine, userIdRefs: z.array(ref).min(1) }),
});
