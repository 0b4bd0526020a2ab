import { auroraCluster, type Origin } from '@auditorsec/aurora/cluster';
import { databaseConfig } from '@auditorsec/aurora/config-map';
import { poolLimit } from '@auditorsec/aurora/connections';
import { burstableClasses, instanceClasses, isBurstable } from '@auditorsec/aurora/instance-class';
import { databaseProxy } from '@auditorsec/aurora/proxy';
import { databaseRoles } from '@auditorsec/aurora/roles';
import { home } from '@auditorsec/aws/home';
import { NAMESPACE as MANAGED } from '@auditorsec/aws/managed';
import type { StoreNetwork } from '@auditorsec/aws/network';
import type { AppContext, Refusal } from '@auditorsec/config/app';
import { heldIn } from '@auditorsec/config/data-held';
import { externalService } from '@auditorsec/config/external';
import { duration, milliseconds } from '@auditorsec/config/units';
import { ownerOf, secret } from '@auditorsec/secrets/secret';
import { versions } from '@auditorsec/versions/versions';
import type { Construct } from 'constructs';
import { z } from 'zod';
import { DATABASE, NAME, NAMESPACE } from './place.ts';

/** The administrator's password, with which the database begins. */
const MASTER = { name: 'database-master', key: 'password' } as const;

/** Aurora takes nothing shorter for `rds.global_db_rpo`. */
const LEAST_DATA_LOSS = 20_000;

export const databaseProps = z.strictObject({
  /** Of every instance in every region, so that any can take over; staging may have one that bursts. */
  instanceClass: z.enum([...instanceClasses, ...burstableClasses]).default('db.r7g.large'),
  /** Commits stop while no other region is nearer than this. */
  maxDataLoss: duration
    .refine(
      (text) => milliseconds(text) >= LEAST_DATA_LOSS && milliseconds(text) % 1000 === 0,
      'whole seconds, from 20s',
    )
    .prefault('60s'),
});
export type DatabaseProps = z.output<typeof databaseProps>;

/**
 * The region's member of the database and the proxy before it. The primary has a reader for analytics. Staging is alone with one
 * instance: an hour without it costs nobody anything.
 */
export function database(
  chart: Construct,
  { instanceClass, maxDataLoss }: DatabaseProps,
  network: StoreNetwork,
  context: AppContext,
): void {
  const { cluster, fleet } = context;
  const { region } = cluster;
  const alone = cluster.environment === 'staging';
  const role = (purpose: string) => `arn:aws:iam::${fleet.aws.account}:role/${NAME}-${purpose}`;
  auroraCluster(chart, {
    name: NAME,
    region,
    version: versions.auroraPostgresql,
    global: alone ? undefined : { name: NAME, forwardsWrites: !cluster.active, maxDataLoss },
    origin: origin(cluster.name, fleet),
    data: heldIn('database', context),
    network,
    from: { pods: cluster.network.vpc },
    instanceClass,
    // Two everywhere: a promoted region needs a second instance in the same minute.
    writers: alone ? 1 : 2,
    analytics: cluster.role === 'primary' && !alone ? 1 : 0,
    monitoringRole: role('monitoring'),
    limits: { slowQuery: fleet.targets.latency },
    backupDays: alone ? 1 : 14,
  });
  if (cluster.name === home(fleet).name)
    secret(chart, ownerOf(context), { name: MASTER.name, namespace: MANAGED, keys: [MASTER.key] });
  if (alone) databaseRoles(chart, NAME, fleet.aws.account);
  databaseProxy(chart, { name: NAME, region, network, role: role('proxy') });
  databaseConfig(chart, {
    namespace: NAMESPACE,
    host: externalService('database-proxy', cluster, fleet).host,
    forwardsWrites: !cluster.active,
    region,
    database: DATABASE,
    user: NAME,
  });
}

function origin(cluster: string, fleet: AppContext['fleet']): Origin {
  const first = home(fleet);
  if (cluster !== first.name) return { copiedFrom: first.region };
  return {
    database: DATABASE,
    masterUsername: 'cifailure_admin',
    masterPassword: MASTER,
  };
}

/** Refuses a class that has not enough connections for the pools of all pods that the region may run. */
export function refuseSmall({ instanceClass }: DatabaseProps, { cluster, graph }: AppContext): Refusal[] {
  if (cluster.environment === 'production' && isBurstable(instanceClass)) {
    const allowed = `one of ${instanceClasses.slice(0, 3).join(', ')} or another that a global database may have: it takes none that bursts`;
    return [{ path: ['database', 'instanceClass'], found: instanceClass, allowed }];
  }
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
