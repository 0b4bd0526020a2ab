import type { Fleet } from '@auditorsec/config/fleet';
import { type Row, total } from '@auditorsec/cost/bill';
import { overruns } from '@auditorsec/cost/budget';
import { type CostChange, costChange } from '@auditorsec/cost/change';
import { fleetBill } from '@auditorsec/cost/fleet-bill';
import { dollars } from '@auditorsec/cost/words';
import { markdownTable } from '@auditorsec/problem/markdown-table';
import type { Comparison } from '../comparison.ts';
import type { Part } from '../print/markdown.ts';
import { code } from '../print/markup.ts';

/** How many apps are shown. */
const MOST_ROWS = 20;

type Range = CostChange['before'];

/** What the change costs a month, with as few pods as autoscalers keep and as many as they may run; and which clusters go over their budget. */
export function costPart(fleet: Fleet, { before, after }: Comparison): Part {
  const [old, now] = [before, after].map((clusters) => {
    const { production, staging } = fleetBill(fleet, clusters);
    return [...production, ...staging];
  }) as [Row[], Row[]];
  const changes = costChange(old, now);
  const over = overruns(fleet.clusters, now).map(
    ({ cluster, budget, costs }) =>
      `- \`${cluster}\` costs at least ${dollars(costs)} a month; its \`monthlyBudget\` is ${dollars(budget)}.`,
  );
  if (changes.length === 0 && over.length === 0) return { title: 'cost (docs/cost.md)' };
  const rows = changes.slice(0, MOST_ROWS).map(row);
  const rest = changes.length > MOST_ROWS ? `And ${changes.length - MOST_ROWS} more apps, of smaller differences.` : '';
  return {
    title: `Cost: ${difference(total(old), total(now))} a month${changes.some(isUnknown) ? ', without what has no known price' : ''}`,
    text: [markdownTable(['region', 'app', 'before', 'now', 'difference', 'unknown'], rows), rest, over.join('\n')]
      .filter(Boolean)
      .join('\n\n'),
  };
}

/** What has no price is missing from the sums: a difference of theirs would pass for a saving. */
function isUnknown({ unknown }: CostChange): boolean {
  return unknown.length > 0;
}

function row(change: CostChange): string[] {
  const { cluster, app, before, after, unknown } = change;
  const names = [...new Set(unknown.map(({ sku }) => sku))].join(', ');
  return [
    code(cluster),
    app,
    range(before),
    range(after),
    isUnknown(change) ? 'unknown' : difference(before, after),
    names,
  ];
}

function range({ low, high }: Range): string {
  const [least, most] = [dollars(low), dollars(high)];
  return least === most ? least : `${least} to ${most}`;
}

function difference(before: Range, after: Range): string {
  const [least, most] = [signed(after.low - before.low), signed(after.high - before.high)];
  return least === most ? least : `${least} to ${most}`;
}

function signed(amount: number): string {
  return `${amount < 0 ? '−' : '+'}${dollars(Math.abs(amount))}`;
}
