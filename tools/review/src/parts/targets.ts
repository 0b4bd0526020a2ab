import { markdownTable } from '@auditorsec/problem/markdown-table';
import { type Facts, factsOf } from '@auditorsec/targets-tool/facts';
import type { Part } from '../print/markdown.ts';
import type { Snapshot } from '../snapshot.ts';

const FIGURES: readonly (readonly [target: string, text: (facts: Facts) => string])[] = [
  ['kinds of failure that are over in time', ({ recovered }) => recoveredText(recovered)],
  [
    'cost of a million requests, of what has a known price',
    ({ dollarsPerMillion }) => `$${dollarsPerMillion.toFixed(2)}`,
  ],
];

/** The figures of docs/targets.md that follow from objects, where the change makes them others. */
export function targetsPart(before: Snapshot, after: Snapshot): Part {
  const [old, now] = [factsOrNone(before), factsOrNone(after)];
  const rows = FIGURES.map(([target, text]) => [target, old ? text(old) : 'none', now ? text(now) : 'none']);
  const changed = rows.filter(([, was, is]) => was !== is);
  if (changed.length === 0) return { title: 'targets (docs/targets.md)' };
  return { title: 'Targets', text: markdownTable(['figure', 'before', 'now'], changed) };
}

/** Nothing where the active cluster isn't there. */
function factsOrNone({ fleet, clusters, prices }: Snapshot): Facts | undefined {
  const active = clusters.find(({ cluster }) => cluster === fleet.activeCluster);
  return active && active.files.length > 0 ? factsOf(fleet, clusters, prices) : undefined;
}

function recoveredText({ always, atBest, never }: Facts['recovered']): string {
  return `${always} always, ${atBest} at best, ${never} never`;
}
