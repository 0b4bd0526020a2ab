import { globalCluster } from '@auditorsec/aws/kinds/rds';
import { addManaged } from '@auditorsec/aws/managed';
import type { Region } from '@auditorsec/config/regions';
import type { Construct } from 'constructs';

export interface GlobalDatabaseProps {
  readonly name: string;
  /** Of the member that it began with. */
  readonly region: Region;
  /** Engine version, `<major>.<minor>`. */
  readonly version: string;
}

/** What joins the members of all regions. Which of them is the primary is Aurora's to know: no file says it. */
export function globalDatabase(chart: Construct, { name, region, version }: GlobalDatabaseProps): void {
  addManaged(chart, globalCluster, {
    name,
    forProvider: {
      region,
      engine: 'aurora-postgresql',
      engineVersion: version,
      storageEncrypted: true,
      deletionProtection: true,
      forceDestroy: false,
    },
    keep: true,
  });
}
