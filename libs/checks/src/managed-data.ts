import type { ClusterObjects, Found } from './objects.ts';
import type { Report } from './rule.ts';

/** A resource of AWS as Crossplane writes it. Fields of `initProvider` count at creation alone. */
export interface Managed<Fields = Readonly<Record<string, unknown>>> {
  readonly spec?: {
    readonly forProvider?: Partial<Fields>;
    readonly initProvider?: Partial<Fields>;
    readonly managementPolicies?: readonly string[];
  };
}

interface Ref {
  readonly name?: string;
}

interface DatabaseFields {
  readonly region: string;
  readonly engineVersion: string;
  readonly globalClusterIdentifier: string;
  readonly enableGlobalWriteForwarding: boolean;
  readonly kmsKeyIdRef: Ref;
}

interface InstanceFields {
  readonly region: string;
  readonly clusterIdentifierRef: Ref;
  readonly instanceClass: string;
}

interface CacheFields {
  readonly region: string;
  readonly engineVersion: string;
  readonly nodeType: string;
  readonly cacheNodeType: string;
  readonly globalReplicationGroupId: string;
  readonly globalReplicationGroupIdSuffix: string;
  readonly primaryReplicationGroupId: string;
  readonly kmsKeyIdRef: Ref;
}

export type Database = Found<Managed<DatabaseFields>>;
export type DatabaseInstance = Found<Managed<InstanceFields>>;
export type CacheGroup = Found<Managed<CacheFields>>;

const RDS = 'rds.aws.m.upbound.io';
const ELASTICACHE = 'elasticache.aws.m.upbound.io';

export const databases = (objects: ClusterObjects): readonly Database[] => objects.of(`Cluster.${RDS}`);
export const globalDatabases = (objects: ClusterObjects): readonly Database[] => objects.of(`GlobalCluster.${RDS}`);
export const databaseInstances = (objects: ClusterObjects): readonly DatabaseInstance[] =>
  objects.of(`ClusterInstance.${RDS}`);
export const cacheGroups = (objects: ClusterObjects): readonly CacheGroup[] =>
  objects.of(`ReplicationGroup.${ELASTICACHE}`);
export const globalCaches = (objects: ClusterObjects): readonly CacheGroup[] =>
  objects.of(`GlobalReplicationGroup.${ELASTICACHE}`);

/** What a resource has, whether it counts later or at creation alone. */
export function written<Fields>({ object: { spec } }: Found<Managed<Fields>>): Partial<Fields> {
  return { ...spec?.initProvider, ...spec?.forProvider } as Partial<Fields>;
}

/** The KMS key that a resource names, among the objects of its own cluster. */
export function keyOf(
  objects: ClusterObjects,
  resource: Found<Managed<{ readonly kmsKeyIdRef: Ref }>>,
): Found<Managed<{ readonly region: string }>> | undefined {
  const name = written(resource).kmsKeyIdRef?.name ?? '';
  return objects.get('Key.kms.aws.m.upbound.io', resource.object.metadata.namespace, name);
}

/** Says that a member belongs to something that no cluster makes. */
export function reportOrphan(
  { file }: Database | CacheGroup,
  missing: string,
  known: readonly string[],
  report: Report,
): void {
  const allowed = [...new Set(known)].join(', ') || 'none';
  report(file, `AWS refuses it for ever, and this region has no data: there is no ${missing}. There is: ${allowed}.`);
}
