import { auroraCluster, type Origin } from '@auditorsec/aurora/cluster';
import { poolLimit } from '@auditorsec/aurora/connections';
import { instanceClasses } from '@auditorsec/aurora/instance-class';
import { databaseProxy } from '@auditorsec/aurora/proxy';
import { home } from '@auditorsec/aws/home';
import type { StoreNetwork } from '@auditorsec/aws/network';
import type { AppContext, Refusal } from '@auditorsec/config/app';
import { duration, milliseconds } from '@auditorsec/config/units';
import { versions } from '@auditorsec/versions/versions';
import type { Construct } from 'constructs';
import { z } from 'zod';
import { NAME } from './place.ts';

/** Aurora takes nothing shorter for `rds.global_db_rpo`. */
const LEAST_DATA_LOSS = 20_000;

export const databaseProps = z.strictObject({
  /** Of every instance in every region, so that any can take over. */
  instanceClass: z.enum(instanceClasses).default('db.r7g.large'),
  /** Commits stop while no other region is nearer than this. */
  maxDataLoss: duration
    .refine(
      (text) => milliseconds(text) >= LEAST_DATA_LOSS && milliseconds(text) % 1000 === 0,
      'whole seconds, from 20s',
    )
    .prefault('60s'),
});
export type DatabaseProps = z.output<typeof databaseProps>;

/** The region's member of the database and the proxy before it. The active one has a reader for analytics. */
export function database(
  chart: Construct,
  { instanceClass, maxDataLoss }: DatabaseProps,
  network: StoreNetwork,
  { cluster, fleet }: AppContext,
): void {
  const { region } = cluster;
  const role = (purpose: string) => `arn:aws:iam::${fleet.aws.account}:role/${NAME}-${purpose}`;
  auroraCluster(chart, {
    name: NAME,
    region,
    version: versions.auroraPostgresql,
    globalDatabase: NAME,
    origin: origin(cluster.name, fleet),
    forwardsWrites: !cluster.active,
    network,
    from: { pods: cluster.network.vpc },
    instanceClass,
    // Two everywhere: a promoted region needs a second instance in the same minute.
    writers: 2,
    analytics: cluster.role === 'primary' ? 1 : 0,
    monitoringRole: role('monitoring'),
    limits: { maxDataLoss, slowQuery: fleet.targets.latency },
  });
  databaseProxy(chart, { name: NAME, region, network, role: role('proxy') });
}

function origin(cluster: string, fleet: AppContext['fleet']): Origin {
  const first = home(fleet);
  if (cluster !== first.name) return { copiedFrom: first.region };
  return {
    database: 'cifailure',
    masterUsername: 'cifailure_admin',
    masterPassword: { name: 'database-master', key: 'password' },
  };
}

/** Refuses a class that has not enough connections for the pools of all pods that the region may run. */
export function refuseSmall({ instanceClass }: DatabaseProps, { graph }: AppContext): Refusal[] {
  const pools = graph.flatMap(({ workload: { serviceAccount, databaseConnections } }) =>
    databaseConnections ? [{ serviceAccount, databaseConnections }] : [],
  );
  const wanted = pools.reduce((sum, { databaseConnections }) => sum + databaseConnections, 0);
  const parts = pools.map(({ serviceAccount, databaseConnections }) => `${serviceAccount} ${databaseConnections}`);
  const fits = poolLimit(instanceClass);
  if (wanted <= fits) return [];
  const larger = instanceClasses.find((each) => sameFamily(each, instanceClass) && poolLimit(each) >= wanted);
  return [
    {
      path: ['database', 'instanceClass'],
      found: `${instanceClass}, which has ${fits} connections for pools`,
      allowed: `${larger ? `${larger}, or ` : ''}pools of at most ${fits} connections together: the pods of this region may open ${wanted} (${parts.join(', ')})`,
    },
  ];
}

function sameFamily(one: string, other: string): boolean {
  return one.split('.')[1] === other.split('.')[1];
}
