import { parameterGroup, replicationGroup } from '@auditorsec/aws/kinds/elasticache';
import { addManaged } from '@auditorsec/aws/managed';
import { portGuard } from '@auditorsec/aws/security-group';
import type { Region } from '@auditorsec/config/regions';
import type { Stored } from '@auditorsec/privacy/stored';
import type { Construct } from 'constructs';
import { eviction, type Store } from './policy.ts';

export const PORT = 6379;

/** One store of a region, of one shard: its two host names follow the primary and the replicas. */
export interface GroupProps {
  readonly name: string;
  readonly region: Region;
  readonly store: Store;
  readonly description: string;
  /** What kinds of data it holds. */
  readonly data: Stored;
  /** What all stores of the region share: `foundation` of that name. */
  readonly foundation: string;
  readonly vpc: string;
  /** Who may connect: IPv4 ranges by a name. */
  readonly from: Readonly<Record<string, string>>;
  /** Nodes: the primary and its replicas, each in another zone. At least 2. */
  readonly nodes: number;
  readonly membership: Membership;
}

interface Engine {
  readonly version: string;
  readonly nodeType: string;
}

/**
 * Alone in its region, or a member of a global datastore: the one that it began with, or one that joins it by its id. What
 * makes a member counts at creation alone; version and node type are the datastore's from then on.
 */
export type Membership = { readonly alone: Engine } | { readonly founds: Engine } | { readonly joins: string };

/** A store with its parameters and who may connect; encrypted on disk and on the way, over several zones, never deleted. */
export function group(chart: Construct, props: GroupProps): void {
  const { name, region, store, description, data, foundation, vpc, from, nodes, membership } = props;
  portGuard(chart, { name, region, vpc, port: PORT, from, description });
  const engine = 'alone' in membership ? membership.alone : 'founds' in membership ? membership.founds : undefined;
  const own = engine && storeOf(name, engine);
  if (engine)
    addManaged(chart, parameterGroup, {
      name,
      forProvider: {
        region,
        name,
        family: `valkey${engine.version.split('.')[0]}`,
        description,
        parameter: [{ name: 'maxmemory-policy', value: eviction[store] }],
      },
    });
  addManaged(chart, replicationGroup, {
    name,
    forProvider: {
      region,
      description,
      ...('alone' in membership && own),
      numCacheClusters: nodes,
      automaticFailoverEnabled: true,
      multiAzEnabled: true,
      subnetGroupNameRef: { name: foundation },
      securityGroupIdRefs: [{ name }],
      kmsKeyIdRef: { name: foundation },
      userGroupIds: [foundation],
      snapshotRetentionLimit: 1,
      finalSnapshotIdentifier: `${name}-final`,
      applyImmediately: false,
    },
    ...('founds' in membership && own && { initProvider: own }),
    ...('joins' in membership && { initProvider: { globalReplicationGroupId: membership.joins } }),
    keep: true,
    data,
  });
}

function storeOf(name: string, { version, nodeType }: Engine) {
  return {
    engine: 'valkey' as const,
    engineVersion: version,
    nodeType,
    parameterGroupName: name,
    atRestEncryptionEnabled: 'true' as const,
    transitEncryptionEnabled: true as const,
    transitEncryptionMode: 'required' as const,
  };
}
