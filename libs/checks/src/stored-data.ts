import type { FileSpec } from '@auditorsec/manifest/types';
import { HOLDS, KEPT_FROM, listed } from '@auditorsec/privacy/stored';
import { cacheGroups, databases, globalCaches, written } from './managed-data.ts';
import type { ClusterObjects } from './objects.ts';

/** Kinds that keep data of people, of the business, or of the public. */
export const STORES = [
  'Cluster.rds.aws.m.upbound.io',
  'ReplicationGroup.elasticache.aws.m.upbound.io',
  'Bucket.s3.aws.m.upbound.io',
  'Elasticsearch.elasticsearch.k8s.elastic.co',
] as const;

/** One region's copy of data that AWS keeps in several. */
export interface DataCopy {
  readonly file: FileSpec;
  /** What all copies belong to. */
  readonly whole: string;
  readonly classes: readonly string[];
  /** Clusters that may have no copy of what is written here. */
  readonly keptFrom: readonly string[];
}

/** The members of every global database and every Global Datastore. */
export function copiesAcross(fleet: readonly ClusterObjects[]): DataCopy[] {
  const wholes = fleet.flatMap(globalCaches).map(written);
  return [
    ...fleet.flatMap(databases).flatMap((member) => copy(member.file, written(member).globalClusterIdentifier)),
    ...fleet.flatMap(cacheGroups).flatMap((member) => {
      const { globalReplicationGroupId: joined, region } = written(member);
      // AWS puts letters of its own before the name. The member that it began with names it nowhere.
      const suffix = joined?.slice(joined.indexOf('-') + 1);
      const founded = wholes.find(
        (whole) => whole.primaryReplicationGroupId === member.object.metadata.name && whole.region === region,
      );
      return copy(member.file, suffix ?? founded?.globalReplicationGroupIdSuffix);
    }),
  ];
}

function copy(file: FileSpec, whole: string | undefined): DataCopy[] {
  const { kind, metadata } = file.object;
  if (whole === undefined) return [];
  const [classes, keptFrom] = [listed(metadata.annotations, HOLDS), listed(metadata.annotations, KEPT_FROM)];
  return [{ file, whole: `${kind} ${whole}`, classes, keptFrom }];
}
