import { type Row, total } from '@auditorsec/cost/bill';
import { overruns } from '@auditorsec/cost/budget';
import { type CostChange, costChange } from '@auditorsec/cost/change';
import { fleetBill } from '@auditorsec/cost/fleet-bill';
import { priceChanges } from '@auditorsec/cost/price-change';
import { difference, dollars, range } from '@auditorsec/cost/words';
import { markdownTable } from '@auditorsec/problem/markdown-table';
import type { Part } from '../print/markdown.ts';
import { code } from '../print/markup.ts';
import type { Snapshot } from '../snapshot.ts';
import { leversText } from './levers.ts';

/** How many apps or prices are shown. */
const MOST_ROWS = 20;

/** What the change costs a month, with as few pods as autoscalers keep and as many as they may run; and which clusters go over their budget. */
export function costPart(before: Snapshot, after: Snapshot): Part {
  const [old, now] = [allRows(before), allRows(after)];
  const changes = costChange(old, now);
  const texts = [appsText(changes), pricesText(before, after), leversText(before, after), budgetText(after, now)];
  const said = texts.filter(Boolean);
  if (said.length === 0) return { title: 'cost (docs/cost.md)' };
  return {
    title: `Cost: ${difference(total(old), total(now))} a month${changes.some(isUnknown) ? ', without what has no known price' : ''}`,
    text: said.join('\n\n'),
  };
}

/** The bill of all environments. */
export function allRows({ fleet, clusters, prices }: Snapshot): Row[] {
  const { production, staging } = fleetBill(fleet, clusters, prices);
  return [...production, ...staging];
}

function appsText(changes: readonly CostChange[]): string {
  if (changes.length === 0) return '';
  const rows = changes.slice(0, MOST_ROWS).map(row);
  const table = markdownTable(['region', 'app', 'before', 'now', 'difference', 'unknown'], rows);
  const rest = changes.length - rows.length;
  return rest > 0 ? `${table}\n\nAnd ${rest} more apps, of smaller differences.` : table;
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

/** Prices that changed, and what the bill of the same objects is by them. */
function pricesText(before: Snapshot, after: Snapshot): string {
  const changes = priceChanges(before.prices, after.prices);
  if (changes.length === 0) return '';
  const [old, now] = [total(allRows(before)), total(allRows({ ...before, prices: after.prices }))];
  const rows = changes
    .slice(0, MOST_ROWS)
    .map(({ sku, unit, region, source, ...each }) => [
      sku,
      region,
      unit,
      amount(each.before),
      amount(each.after),
      `${source.name}, ${source.asOf}`,
    ]);
  const more = changes.length > rows.length ? `\n\nAnd ${changes.length - rows.length} more prices.` : '';
  const counted = changes.length === 1 ? '1 price changes' : `${changes.length} prices change`;
  return `**${counted}**, and that alone is ${difference(old, now)} a month, without any change of objects:\n\n${markdownTable(['price', 'region', 'for each', 'before', 'now', 'read in'], rows)}${more}`;
}

/** A price of one unit, to the last digit. */
function amount(price: number | undefined): string {
  return price === undefined ? 'unknown' : `$${price}`;
}

function budgetText({ fleet }: Snapshot, rows: readonly Row[]): string {
  return overruns(fleet.clusters, rows)
    .map(
      ({ cluster, budget, costs }) =>
        `- \`${cluster}\` costs at least ${dollars(costs)} a month; its \`monthlyBudget\` is ${dollars(budget)}.`,
    )
    .join('\n');
}
