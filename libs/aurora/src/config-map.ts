import type { Region } from '@auditorsec/config/regions';
import { addManifest } from '@auditorsec/manifest/chart';
import type { Construct } from 'constructs';
import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { PORT } from './cluster.ts';

export interface DatabaseConfigProps {
  readonly namespace: string;
  /** The proxy's endpoint: for a region that takes writes its own, else its read-only one. */
  readonly host: string;
  /** Whether writes are forwarded to another region: slower by the way there, and without DDL, `COPY` and sequences. */
  readonly forwardsWrites: boolean;
  /** Where tokens are signed for. */
  readonly region: Region;
  /** Of PostgreSQL. */
  readonly database: string;
  readonly user: string;
}

/** The ConfigMap `database`, whose `database.json` tells the application how to connect. The size of its pool is its own: `DB_POOL_SIZE`. */
export function databaseConfig(chart: Construct, props: DatabaseConfigProps): void {
  addManifest<IConfigMap>(chart, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'database', namespace: props.namespace },
    data: { 'database.json': `${JSON.stringify(settings(props), null, 2)}\n` },
  });
}

function settings({ host, forwardsWrites, region, database, user }: DatabaseConfigProps) {
  return {
    host,
    port: PORT,
    database,
    user,
    writes: forwardsWrites ? 'forwarded' : 'here',
    // The password is a token of 15 minutes, which the SDK signs.
    authentication: { type: 'iam', region },
    // The proxy's certificate is Amazon's own, which every system trusts.
    tls: { mode: 'verify-full', authorities: 'system' },
  };
}
