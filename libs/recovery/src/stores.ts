import type { Failure, Step } from './failure.ts';
import { NOTHING, type Span } from './failure.ts';
import {
  auroraFailsOver,
  auroraIsPromoted,
  cacheFailsOver,
  cacheIsPromoted,
  personActs,
  replicationLag,
  shardFailsOver,
} from './published.ts';
import { alertDelay } from './readings.ts';
import type { System } from './system.ts';

const RDS = 'rds.aws.m.upbound.io';
const ELASTICACHE = 'elasticache.aws.m.upbound.io';

interface Regional {
  readonly spec: { readonly forProvider: { readonly region: string; readonly promotionTier?: number } };
}

interface ParameterGroup {
  readonly spec: {
    readonly forProvider: { readonly parameter?: readonly { readonly name: string; readonly value: string }[] };
  };
}

interface ReplicationGroup {
  readonly spec: {
    readonly forProvider: { readonly automaticFailoverEnabled?: boolean; readonly numNodeGroups?: number };
  };
}

/** Aurora's promotion tier of instances that take over only when no other is left. */
const LAST_TIER = 15;

/** Failures of the database and the caches; those of a store that the fleet doesn't have are left out. */
export function storeFailures(system: System): Failure[] {
  return [...databaseFails(system), ...databaseRegionFails(system), ...cacheFails(system), ...cacheRegionFails(system)];
}

function databaseFails({ active }: System): Failure[] {
  const heirs = active
    .of<Regional>(`ClusterInstance.${RDS}`)
    .filter(({ object: { spec } }) => (spec.forProvider.promotionTier ?? 0) < LAST_TIER);
  if (heirs.length < 2) return [];
  return [
    {
      name: 'the database writer',
      clients: 'writes fail; reads that need no fresh row go on',
      steps: [{ ...auroraFailsOver, from: `${heirs.length} instances of promotion tier 0; ${auroraFailsOver.from}` }],
      loses: NOTHING,
      losesFrom: 'instances of one cluster share their storage',
      instead: 'Aurora Limitless or DSQL, where more than one instance takes writes',
    },
  ];
}

function databaseRegionFails({ active, clusters }: System): Failure[] {
  if (clusters.every((objects) => objects.of(`GlobalCluster.${RDS}`).length === 0)) return [];
  const rpo = dataLossGuard(active);
  return [
    {
      name: 'a region, for writes',
      clients: 'reads are back with the region, writes fail until the database of another region is promoted',
      // A region that is lost tells nobody of its database: the others see that it does not answer.
      steps: [...paged(active, 'RegionUnreachable'), personActs, auroraIsPromoted],
      loses: rpo ?? { earliest: 0, latest: Number.POSITIVE_INFINITY },
      losesFrom: rpo
        ? 'commits stop while every copy is further behind: rds.global_db_rpo'
        : 'no rds.global_db_rpo is set: usually a second, without a limit',
      instead:
        'a database that commits in two regions before it answers, such as Aurora DSQL: nothing to promote, nothing lost, and each write waits for the way between regions',
    },
  ];
}

/** Seconds that a copy may be behind before commits wait for it. */
function dataLossGuard(objects: System['active']): Span | undefined {
  const parameter = objects
    .of<ParameterGroup>(`ClusterParameterGroup.${RDS}`)
    .flatMap(({ object: { spec } }) => spec.forProvider.parameter ?? [])
    .find(({ name }) => name === 'rds.global_db_rpo');
  return parameter && { earliest: 0, latest: Number(parameter.value) };
}

function cacheFails({ active }: System): Failure[] {
  const groups = active
    .of<ReplicationGroup>(`ReplicationGroup.${ELASTICACHE}`)
    .map(({ object: { spec } }) => spec.forProvider)
    .filter(({ automaticFailoverEnabled }) => automaticFailoverEnabled === true);
  if (groups.length === 0) return [];
  const sharded = groups.every(({ numNodeGroups = 1 }) => numNodeGroups > 1);
  return [
    {
      name: 'a cache node',
      clients: 'slower replies: what is not in the cache is asked of the database; sessions wait',
      steps: [sharded ? shardFailsOver : cacheFailsOver],
      loses: replicationLag.takes,
      losesFrom: 'replicas follow asynchronously',
      instead: 'caches with shards: their nodes promote a replica by themselves, within 24 s',
    },
  ];
}

function cacheRegionFails({ active, clusters }: System): Failure[] {
  if (clusters.every((objects) => objects.of(`GlobalReplicationGroup.${ELASTICACHE}`).length === 0)) return [];
  return [
    {
      name: "a region's caches, for writes",
      clients: 'profiles and replies are read from the copy, or from the database; none is written to the cache',
      steps: [...paged(active, 'RegionUnreachable'), personActs, cacheIsPromoted],
      loses: replicationLag.takes,
      losesFrom: replicationLag.from,
      instead:
        'caches of each region alone, without Global Datastore: nothing to promote, and every entry is fetched once a region',
    },
  ];
}

function paged(objects: System['active'], alert: string): Step[] {
  const delay = alertDelay(objects, alert);
  return delay ? [delay] : [];
}
