import { encryptionKey } from '@auditorsec/aws/encryption-key';
import { cluster, clusterParameterGroup, subnetGroup } from '@auditorsec/aws/kinds/rds';
import { logGroup } from '@auditorsec/aws/log-group';
import { addManaged } from '@auditorsec/aws/managed';
import type { StoreNetwork } from '@auditorsec/aws/network';
import { portGuard } from '@auditorsec/aws/security-group';
import type { Region } from '@auditorsec/config/regions';
import type { Duration } from '@auditorsec/config/units';
import type { Stored } from '@auditorsec/privacy/stored';
import type { Construct } from 'constructs';
import { type InstanceProps, instances } from './instances.ts';
import { type DatabaseLimits, parameters } from './parameters.ts';

export const PORT = 5432;

/** What a member was made from. It counts at creation alone: promotions change roles, and no file changes them back. */
export type Origin =
  | { readonly database: string; readonly masterUsername: string; readonly masterPassword: SecretKey }
  | { readonly copiedFrom: Region };

interface SecretKey {
  readonly name: string;
  readonly key: string;
}

export interface AuroraClusterProps extends Omit<InstanceProps, 'key'> {
  /** Engine version, `<major>.<minor>`: of all members, or a failover is refused. */
  readonly version: string;
  /** Its part in a global database; without one the region is alone with its data. */
  readonly global?: Membership | undefined;
  readonly origin: Origin;
  /** What kinds of data it holds. */
  readonly data: Stored;
  readonly network: StoreNetwork;
  /** Who may connect: IPv4 ranges by a name. */
  readonly from: Readonly<Record<string, string>>;
  readonly limits: DatabaseLimits;
  /** How far back it can be restored to any second; default 14. */
  readonly backupDays?: number;
}

interface Membership {
  /** Of the global database. */
  readonly name: string;
  /** Whether writes that arrive here go to the primary: everywhere but there. */
  readonly forwardsWrites: boolean;
  /** Commits stop while no other region is nearer than this: the most that a lost region loses. At least 20s. */
  readonly maxDataLoss: Duration;
}

/**
 * Aurora PostgreSQL of one region, alone or a member of a global database: encrypted by a key of its own region, reached by IAM
 * tokens over TLS, backed up, never deleted.
 */
export function auroraCluster(chart: Construct, props: AuroraClusterProps): void {
  const { name, region, version, global, origin, data, network, from, limits, backupDays = 14 } = props;
  const store = `${name}-database`;
  encryptionKey(chart, { name: store, region, description: `Data of the database ${name}` });
  const description = `PostgreSQL of ${name}`;
  portGuard(chart, { name: store, region, vpc: network.vpc, port: PORT, from, description });
  // RDS would make one that keeps all for ever.
  logGroup(chart, {
    name: `${name}-postgresql`,
    path: `/aws/rds/cluster/${name}/postgresql`,
    region,
    use: 'operation',
  });
  addManaged(chart, subnetGroup, { name, forProvider: { region, description, subnetIds: network.subnets } });
  addManaged(chart, clusterParameterGroup, {
    name,
    forProvider: { region, family: familyOf(version), description, parameter: parameters(limits, global?.maxDataLoss) },
  });
  addManaged(chart, cluster, {
    name,
    forProvider: {
      region,
      engine: 'aurora-postgresql',
      engineVersion: version,
      ...(global && { globalClusterIdentifier: global.name, enableGlobalWriteForwarding: global.forwardsWrites }),
      dbClusterParameterGroupNameRef: { name },
      dbSubnetGroupNameRef: { name },
      vpcSecurityGroupIdRefs: [{ name: store }],
      storageEncrypted: true,
      kmsKeyIdRef: { name: store },
      iamDatabaseAuthenticationEnabled: true,
      backupRetentionPeriod: backupDays,
      copyTagsToSnapshot: true,
      deletionProtection: true,
      skipFinalSnapshot: false,
      finalSnapshotIdentifier: `${name}-final`,
      enabledCloudwatchLogsExports: ['postgresql'],
      applyImmediately: false,
    },
    initProvider: { ...written(origin), ...(global && { replicationSourceIdentifier: '' as const }) },
    keep: true,
    data,
  });
  instances(chart, { ...props, key: store });
}

function written(origin: Origin) {
  if ('copiedFrom' in origin) return { sourceRegion: origin.copiedFrom };
  const { database, masterUsername, masterPassword } = origin;
  return { databaseName: database, masterUsername, masterPasswordSecretRef: masterPassword };
}

/** Parameters belong to a major version. */
function familyOf(version: string): string {
  return `aurora-postgresql${version.split('.')[0]}`;
}
