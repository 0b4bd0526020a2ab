const RDS = 'rds.aws.m.upbound.io';
const ELASTICACHE = 'elasticache.aws.m.upbound.io';

/** What AWS itself offers to keep a resource. */
export type Safeguard = 'deletionProtection' | 'finalSnapshot';

/** Kinds of managed resources that hold data, or without which data can't be read; and what AWS itself offers to keep each. */
export const keptKinds: Readonly<Record<string, readonly Safeguard[]>> = {
  [`GlobalCluster.${RDS}`]: ['deletionProtection'],
  [`Cluster.${RDS}`]: ['deletionProtection', 'finalSnapshot'],
  [`GlobalReplicationGroup.${ELASTICACHE}`]: [],
  [`ReplicationGroup.${ELASTICACHE}`]: ['finalSnapshot'],
  'Key.kms.aws.m.upbound.io': [],
  'Secret.secretsmanager.aws.m.upbound.io': [],
};
