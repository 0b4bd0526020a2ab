import type { ClusterObjects } from '@auditorsec/checks/objects';
import { isNoise } from '@auditorsec/diff/noise';
import type { ObjectChange } from '@auditorsec/diff/object-change';
import { touchedCharts, touchedIdentities, touchedStores } from './holdings.ts';
import { objectivesOf, redefinedObjectives } from './objectives.ts';
import { type Restart, restartsOf, type Unread, unreadConfig } from './restarts.ts';
import { distinct, sidesOfCluster } from './side.ts';
import { touchedTraffic } from './traffic.ts';

/** What a change may be felt by in one cluster; all lists by code unit. */
export interface BlastRadius {
  readonly hosts: readonly string[];
  readonly routes: readonly string[];
  /** Service level objectives that count requests of these routes. */
  readonly objectives: readonly string[];
  /** Service level objectives that are themselves others: target, window, what counts. */
  readonly redefined: readonly string[];
  readonly stores: readonly string[];
  readonly identities: readonly string[];
  /** Applications of charts: what they make is not among the manifests. */
  readonly charts: readonly string[];
  readonly restarts: readonly Restart[];
  readonly unread: readonly Unread[];
}

/** Says what the changes of one cluster reach, on the side that goes and on the one that comes. */
export function blastRadius(
  before: ClusterObjects | undefined,
  after: ClusterObjects | undefined,
  changes: readonly ObjectChange[],
): BlastRadius {
  const felt = changes.filter((change) => !reachesNobody(change));
  const sides = sidesOfCluster(before, after, felt);
  const traffic = sides.map(touchedTraffic);
  const routes = distinct(traffic.flatMap((each) => each.routes));
  return {
    hosts: distinct(traffic.flatMap(({ hosts }) => hosts)),
    routes,
    objectives: distinct(sides.flatMap((side) => objectivesOf(side, routes))),
    redefined: redefinedObjectives(sidesOfCluster(before, after, changes)),
    stores: touchedStores(felt),
    identities: touchedIdentities(felt),
    charts: touchedCharts(felt),
    restarts: after ? restartsOf(after, changes) : [],
    unread: after ? unreadConfig(after, felt) : [],
  };
}

/** Whether a change reaches nobody: version labels of the object itself; those of pods replace them. */
export function reachesNobody({ type, fields }: ObjectChange): boolean {
  return type === 'changed' && fields.every((field) => isNoise(field) && field.path[0] === 'metadata');
}
