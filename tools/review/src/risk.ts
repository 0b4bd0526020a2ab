import { GLOBAL_RING, ringOf } from '@auditorsec/config/rings';
import type { ObjectChange } from '@auditorsec/diff/object-change';
import { alike } from './blast/alike.ts';
import { reachesNobody } from './blast/blast-radius.ts';
import { isStore } from './blast/holdings.ts';
import { distinct } from './blast/side.ts';
import type { Region, Review } from './model.ts';

export type Level = 'high' | 'medium' | 'low';

/** How careful to be, and why; the reasons by weight. */
export interface Risk {
  readonly level: Level;
  readonly reasons: readonly Reason[];
}

export interface Reason {
  readonly level: Level;
  readonly text: string;
}

/** Rules whose findings have a line of their own. */
const DELETION = 'no-unnamed-deletion';
const ORDER = 'require-subset-before-route';

type Facts = Omit<Review, 'risk'>;

/** Weighs what a change does: `high` can take something away for good or from everybody, `medium` is felt by requests. */
export function riskOf(facts: Facts): Risk {
  const changes = facts.groups.flatMap((group) => group.changes);
  const felt = changes.filter((change) => !reachesNobody(change));
  const rings = distinct(felt.map(({ app, cluster }) => ringOf(app, cluster)));
  const reasons = [...high(facts, felt, rings), ...medium(facts, felt, rings)];
  const level = reasons[0]?.level ?? 'low';
  const calm = changes.length > 0 ? 'reaches no host, route, data store or identity' : 'changes nothing';
  return { level, reasons: reasons.length > 0 ? reasons : [{ level, text: calm }] };
}

function high({ findings, regions }: Facts, changes: readonly ObjectChange[], rings: readonly string[]): Reason[] {
  const found = (wanted: (rule: string) => boolean) =>
    distinct(findings.filter(({ rule }) => wanted(rule)).map(({ object }) => object));
  const gone = regions.filter(({ state }) => state === 'gone').map(({ cluster }) => cluster);
  return reasons('high', [
    ['regions that go', gone],
    ['deletions that need naming in exceptions', found((rule) => rule === DELETION)],
    ['an order of application that breaks requests', found((rule) => rule === ORDER)],
    ['findings of other rules', found((rule) => rule !== DELETION && rule !== ORDER)],
    ['needs deleting and making again', objects(changes, ({ immutable }) => immutable.length > 0)],
    ['renamed or moved, which deletes and makes again', objects(changes, ({ type }) => type === 'renamed')],
    ['data stores', objects(changes, (change) => isStore(change) && change.type !== 'added')],
    ['what all regions share', rings.filter((ring) => ring === GLOBAL_RING)],
  ]);
}

function medium({ regions }: Facts, changes: readonly ObjectChange[], rings: readonly string[]): Reason[] {
  const all = (pick: (region: Region) => readonly string[]) => alike(regions, pick).map(({ name }) => name);
  return reasons('medium', [
    ['deleted', objects(changes, ({ type }) => type === 'removed')],
    ['hosts', all(({ radius }) => radius.hosts)],
    ['routes', all(({ radius }) => radius.routes)],
    ['objectives redefined', all(({ radius }) => radius.redefined)],
    ['identities and permissions', all(({ radius }) => radius.identities)],
    ['charts, which make and restart what is not shown here', all(({ radius }) => radius.charts)],
    ['pods replaced', all(({ radius }) => radius.restarts.map(({ object }) => object))],
    ['config that its readers may not notice', all(({ radius }) => radius.unread.map(({ object }) => object))],
    ['regions in one commit', rings.length > 1 ? rings : []],
  ]);
}

function objects(changes: readonly ObjectChange[], isMeant: (change: ObjectChange) => boolean): string[] {
  return distinct(changes.filter(isMeant).map(({ object }) => object));
}

const MOST_NAMES = 3;

function reasons(level: Level, causes: readonly (readonly [what: string, names: readonly string[]])[]): Reason[] {
  return causes
    .filter(([, names]) => names.length > 0)
    .map(([what, names]) => {
      const more = names.length - MOST_NAMES;
      const shown = names.slice(0, MOST_NAMES).join(', ');
      return { level, text: `${what}: ${shown}${more > 0 ? ` and ${more} more` : ''}` };
    });
}
