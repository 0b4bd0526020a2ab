import type { ClusterObjects } from '@auditorsec/checks/objects';
import type { Fleet } from '@auditorsec/config/fleet';
import { markdownTable } from '@auditorsec/problem/markdown-table';
import { type Facts, factsOf } from '@auditorsec/targets-tool/facts';
import type { Comparison } from '../comparison.ts';
import type { Part } from '../print/markdown.ts';

const FIGURES: readonly (readonly [target: string, text: (facts: Facts) => string])[] = [
  ['kinds of failure that are over in time', ({ recovered }) => recoveredText(recovered)],
  [
    'cost of a million requests, of what has a known price',
    ({ dollarsPerMillion }) => `$${dollarsPerMillion.toFixed(2)}`,
  ],
];

/** The figures of docs/targets.md that follow from objects, where the change makes them others. The targets are those of the head. */
export function targetsPart(fleet: Fleet, { before, after }: Comparison): Part {
  const [old, now] = [factsOrNone(fleet, before), factsOrNone(fleet, after)];
  const rows = FIGURES.map(([target, text]) => [target, old ? text(old) : 'none', now ? text(now) : 'none']);
  const changed = rows.filter(([, was, is]) => was !== is);
  if (changed.length === 0) return { title: 'targets (docs/targets.md)' };
  return { title: 'Targets', text: markdownTable(['figure', 'before', 'now'], changed) };
}

/** Nothing where the active cluster isn't there. */
function factsOrNone(fleet: Fleet, clusters: readonly ClusterObjects[]): Facts | undefined {
  const active = clusters.find(({ cluster }) => cluster === fleet.activeCluster);
  return active && active.files.length > 0 ? factsOf(fleet, clusters) : undefined;
}

function recoveredText({ always, atBest, never }: Facts['recovered']): string {
  return `${always} always, ${atBest} at best, ${never} never`;
}
