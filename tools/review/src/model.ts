import type { ClusterObjects } from '@auditorsec/checks/objects';
import { rules } from '@auditorsec/checks/registry';
import type { Finding } from '@auditorsec/checks/rule';
import { runRules } from '@auditorsec/checks/run';
import { ringOf } from '@auditorsec/config/rings';
import { type ChangeGroup, groupChanges } from '@auditorsec/diff/groups';
import type { ObjectChange } from '@auditorsec/diff/object-change';
import { treeDiff } from '@auditorsec/diff/tree-diff';
import { type BlastRadius, blastRadius } from './blast/blast-radius.ts';
import { distinct } from './blast/side.ts';
import type { Comparison } from './comparison.ts';
import { type Risk, riskOf } from './risk.ts';

/** How many objects of a cluster, or of all, a change adds, changes, renames and removes. */
export type Counts = Readonly<Record<ObjectChange['type'], number>>;

/** What a change does to one cluster. */
export interface Region {
  readonly cluster: string;
  readonly state: 'identical' | 'changed' | 'new' | 'gone';
  readonly counts: Counts;
  readonly radius: BlastRadius;
}

/** What a reviewer must know of a change: data alone, for terminals, Markdown, machines and pages to print. */
export interface Review {
  /** By code unit. */
  readonly regions: readonly Region[];
  readonly counts: Counts;
  /** The branches that have to be moved until all regions have it. */
  readonly rings: readonly string[];
  /** Equal changes once, in the order of their paths. */
  readonly groups: readonly ChangeGroup[];
  /** What the rules say that were asked. */
  readonly findings: readonly Finding[];
  /** `step`: rules about the step alone, without the exceptions of the config; `all`: every rule, with them. */
  readonly asked: 'step' | 'all';
  readonly risk: Risk;
}

/** Builds the review of what differs; `findings` where more rules were asked than those about the step. Pure. */
export function reviewOf({ before, after }: Comparison, findings?: readonly Finding[]): Review {
  const changes = treeDiff(
    before.flatMap(({ files }) => files),
    after.flatMap(({ files }) => files),
  );
  const byCluster = Map.groupBy(changes, ({ cluster }) => cluster);
  const names = distinct([...before, ...after].map(({ cluster }) => cluster));
  const regions = names.map((name) => regionOf(name, of(before, name), of(after, name), byCluster.get(name) ?? []));
  const facts = {
    regions,
    counts: countsOf(changes),
    rings: distinct(changes.flatMap(({ app, cluster }) => ringOf(app, cluster))),
    groups: groupChanges(changes),
    findings: findings ?? runRules(rules, ['change'], { head: after, base: before }),
    asked: findings ? ('all' as const) : ('step' as const),
  };
  return { ...facts, risk: riskOf(facts) };
}

function of(clusters: readonly ClusterObjects[], name: string): ClusterObjects | undefined {
  return clusters.find(({ cluster }) => cluster === name);
}

function regionOf(
  cluster: string,
  before: ClusterObjects | undefined,
  after: ClusterObjects | undefined,
  changes: readonly ObjectChange[],
): Region {
  const kept = changes.length > 0 ? 'changed' : 'identical';
  const state = before ? (after ? kept : 'gone') : 'new';
  return { cluster, state, counts: countsOf(changes), radius: blastRadius(before, after, changes) };
}

function countsOf(changes: readonly ObjectChange[]): Counts {
  const counted = (type: ObjectChange['type']) => changes.filter((change) => change.type === type).length;
  return {
    added: counted('added'),
    changed: counted('changed'),
    renamed: counted('renamed'),
    removed: counted('removed'),
  };
}
