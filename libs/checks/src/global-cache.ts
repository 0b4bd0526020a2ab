import { type CacheGroup, cacheGroups, globalCaches, reportOrphan, written } from './managed-data.ts';
import type { ClusterObjects } from './objects.ts';
import type { Report } from './rule.ts';

/** Regions of a Global Datastore: a primary and at most two others. */
const MOST_REGIONS = 3;

/** Families of which a Global Datastore takes nodes, of size large and above. */
const GLOBAL_NODES = /^cache\.(m5|m6g|m7g|r5|r6g|r6gd|r7g|c7gn)\.(\d*x?large)$/;

/** Whether the members of each Global Datastore are there, are not too many, and are of nodes that it takes. */
export function checkGlobalCaches(fleet: readonly ClusterObjects[], report: Report): void {
  const groups = fleet.flatMap(cacheGroups);
  const wholes = fleet.flatMap(globalCaches);
  const joined = groups.filter((group) => written(group).globalReplicationGroupId);
  const suffixes = wholes.map((whole) => written(whole).globalReplicationGroupIdSuffix ?? '');
  for (const group of joined) {
    const id = written(group).globalReplicationGroupId ?? '';
    if (!suffixes.includes(suffixOf(id))) reportOrphan(group, `Global Datastore ${id}`, suffixes, report);
  }
  for (const whole of wholes) {
    checkNodeType(whole, report);
    checkFirst(whole, groups, report);
    const members = joined.filter(
      (group) =>
        suffixOf(written(group).globalReplicationGroupId ?? '') === written(whole).globalReplicationGroupIdSuffix,
    );
    for (const { file } of members.slice(MOST_REGIONS - 1))
      report(
        file,
        `ElastiCache refuses it: a Global Datastore has at most ${MOST_REGIONS} regions. Give this region a cache of its own.`,
      );
  }
}

/** AWS puts letters of its own before the name: `ldgnf-shop`. */
function suffixOf(id: string): string {
  return id.slice(id.indexOf('-') + 1);
}

function checkNodeType(whole: CacheGroup, report: Report): void {
  const { cacheNodeType = '' } = written(whole);
  if (GLOBAL_NODES.test(cacheNodeType)) return;
  const message = `ElastiCache refuses it: a Global Datastore has no ${cacheNodeType}. Write large or above of m5, m6g, m7g, r5, r6g, r6gd, r7g or c7gn.`;
  report(whole.file, message, 'spec.forProvider.cacheNodeType');
}

/** The group that it began with is there, and began as it is to be: a difference would be mended by a change at full load. */
function checkFirst(whole: CacheGroup, groups: readonly CacheGroup[], report: Report): void {
  const { primaryReplicationGroupId: name = '', region, cacheNodeType, engineVersion } = written(whole);
  const first = groups.find((group) => group.object.metadata.name === name && written(group).region === region);
  if (!first) {
    const known = groups.map(({ object }) => object.metadata.name);
    reportOrphan(whole, `ReplicationGroup ${name} in ${region}`, known, report);
    return;
  }
  const began = written(first);
  if (began.nodeType === cacheNodeType && began.engineVersion === engineVersion) return;
  report(
    whole.file,
    `it is made as ${cacheNodeType} of version ${engineVersion}, and its first member as ${began.nodeType} of ${began.engineVersion}: ` +
      'AWS changes every node at once. Make both equal.',
    'spec.forProvider.cacheNodeType',
  );
}
