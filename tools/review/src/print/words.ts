import type { ChangeGroup } from '@auditorsec/diff/groups';
import type { ObjectChange, Place } from '@auditorsec/diff/object-change';
import type { Counts, Region, Review } from '../model.ts';

const NUMBERS = [
  'no',
  'one',
  'both',
  'all three',
  'all four',
  'all five',
  'all six',
  'all seven',
  'all eight',
  'all nine',
];

/** How many names of clusters a line shows. */
const MOST_CLUSTERS = 4;

/** Where a change is, for a reader who knows how many clusters there are: `in all three`, `us-east-1`, `57 of 100: a, b, …`. */
export function where(clusters: readonly string[], all: readonly string[]): string {
  if (all.length > 1 && clusters.length === all.length) return `in ${NUMBERS[all.length] ?? `all ${all.length}`}`;
  if (clusters.length <= MOST_CLUSTERS) return clusters.join(', ');
  return `${clusters.length} of ${all.length}: ${clusters.slice(0, MOST_CLUSTERS).join(', ')}, …`;
}

/** Some names, and how many more there are. */
export function names(all: readonly string[], most: number): string {
  const more = all.length - most;
  return more > 0 ? `${all.slice(0, most).join(', ')} and ${more} more` : all.join(', ');
}

/** `3 changed, 1 renamed`, or `identical`. */
export function countsText({ added, changed, renamed, removed }: Counts): string {
  const parts = Object.entries({ removed, renamed, changed, added }).filter(([, count]) => count > 0);
  return parts.map(([what, count]) => `${count} ${what}`).join(', ') || 'identical';
}

/** One line for a change: how much, where, how careful to be. */
export function summaryLine({ regions, counts, risk }: Review): string {
  const touched = regions.filter(({ state }) => state !== 'identical').map(({ cluster }) => cluster);
  if (touched.length === 0) return 'Nothing changes in generated/.';
  const all = regions.map(({ cluster }) => cluster);
  return `${countsText(counts)} ${touched.length === all.length ? '' : 'in '}${where(touched, all)}; risk ${risk.level}`;
}

/** What stands above findings. */
export function findingsTitle({ asked }: Review): string {
  return asked === 'all' ? 'Findings of rules' : 'Findings of rules about the step, exceptions aside';
}

/** `new: 300 added`, `identical`, `gone: 300 removed`. */
export function regionText({ state, counts }: Region): string {
  return state === 'new' || state === 'gone' ? `${state}: ${countsText(counts)}` : countsText(counts);
}

/** Of a region, how much of what a change reaches: `2 hosts, 1 workload restarts`, or `nobody`. */
export function radiusText({ radius }: Region): string {
  const counts: readonly (readonly [count: number, one: string, many: string])[] = [
    [radius.hosts.length, 'host', 'hosts'],
    [radius.routes.length, 'route', 'routes'],
    [new Set([...radius.objectives, ...radius.redefined]).size, 'objective', 'objectives'],
    [radius.stores.length, 'data store', 'data stores'],
    [radius.identities.length, 'identity', 'identities'],
    [radius.charts.length, 'chart', 'charts'],
    [radius.restarts.length, 'workload restarts', 'workloads restart'],
  ];
  const said = counts
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => `${count} ${count === 1 ? one : many}`);
  return said.join(', ') || 'nobody';
}

const SIGNS = { added: '+', changed: '~', renamed: '»', removed: '-' } as const;

/** How many objects of one group are named. */
const MOST_OBJECTS = 5;

/** `~ Deployment shop/cart`, `» Service shop/a → Service shop/b (renamed: deleted and made again)`. */
export function groupTitle({ shown, changes, objects, labelOnly }: ChangeGroup): string {
  if (labelOnly)
    return `~ ${changes.length === 1 ? shown.object : `${changes.length} objects`}: notes that nothing reads`;
  if (shown.was) return `» ${renaming(shown, shown.was)}`;
  return `${SIGNS[shown.type]} ${names(objects, MOST_OBJECTS)}`;
}

function renaming({ object, app }: ObjectChange, was: Place): string {
  if (object === was.object) return `${object}: moves from ${was.app}, which may delete what ${app} has just made`;
  return `${was.object} → ${object} (renamed: deleted and made again)`;
}
