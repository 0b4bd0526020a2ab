import { fleetBill } from '@auditorsec/cost/fleet-bill';
import { type Lever, levers } from '@auditorsec/cost/levers';
import { difference, dollars } from '@auditorsec/cost/words';
import { markdownTable } from '@auditorsec/problem/markdown-table';
import type { Snapshot } from '../snapshot.ts';

/** Ways to pay less that the config takes otherwise, and what that does to what is paid. */
export function leversText(before: Snapshot, after: Snapshot): string {
  const old = new Map(leversOf(before).map((lever) => [lever.name, lever]));
  const rows = leversOf(after).flatMap((lever) => {
    const was = old.get(lever.name);
    if (!was || was.from === lever.from) return [];
    return [[lever.name, said(was), said(lever), difference(always(-was.saves), always(-lever.saves))]];
  });
  if (rows.length === 0) return '';
  return `Levers, which the bill above leaves out:\n\n${markdownTable(['lever', 'saves before', 'now', 'to pay'], rows)}`;
}

function leversOf({ fleet, clusters, prices }: Snapshot): Lever[] {
  const { production, staging } = fleetBill(fleet, clusters, prices);
  return levers(fleet, production, staging);
}

function said({ saves, from }: Lever): string {
  return `${dollars(saves)}: ${from}`;
}

function always(amount: number) {
  return { low: amount, high: amount };
}
