import { globalReplicationGroup } from '@auditorsec/aws/kinds/elasticache';
import { addManaged } from '@auditorsec/aws/managed';
import type { Region } from '@auditorsec/config/regions';
import type { Construct } from 'constructs';
import type { NodeType } from './node-type.ts';

export interface GlobalDatastoreProps {
  readonly name: string;
  /** Of the group that it began with, which has the same name. */
  readonly region: Region;
  /** Version and node type of all members: changed here, and in no member. */
  readonly version: string;
  readonly nodeType: NodeType;
}

/** What joins the groups of all regions. One of them takes writes; a promotion moves that, and no file moves it back. */
export function globalDatastore(chart: Construct, { name, region, version, nodeType }: GlobalDatastoreProps): void {
  addManaged(chart, globalReplicationGroup, {
    name,
    forProvider: {
      region,
      globalReplicationGroupIdSuffix: name,
      globalReplicationGroupDescription: `Caches of ${name}`,
      primaryReplicationGroupId: name,
      engine: 'valkey',
      engineVersion: version,
      cacheNodeType: nodeType,
      automaticFailoverEnabled: true,
    },
    keep: true,
  });
}
