import { type Row, total } from './bill.ts';
import type { Category } from './usage.ts';

/** What a cluster's budget is for: what runs in it and carries it. Stores and the edge are shared by the regions. */
const IN_CLUSTER: readonly Category[] = ['control plane', 'nodes', 'volumes', 'network'];

/** A cluster that costs more than it may, even with as few pods as its autoscalers keep. */
export interface Overrun {
  readonly cluster: string;
  readonly budget: number;
  readonly costs: number;
  /** The apps that cost most, the dearest first. */
  readonly dearest: readonly { readonly app: string; readonly costs: number }[];
}

/** The clusters that go over what `monthlyBudget` of the fleet gives them. */
export function overruns(
  clusters: Readonly<Record<string, { readonly monthlyBudget: number }>>,
  rows: readonly Row[],
): Overrun[] {
  return Object.entries(clusters).flatMap(([cluster, { monthlyBudget }]) => {
    const own = rows.filter((row) => row.cluster === cluster && IN_CLUSTER.includes(row.category));
    const costs = total(own).low;
    if (costs <= monthlyBudget) return [];
    const apps = [...Map.groupBy(own, ({ app }) => app)].map(([app, of]) => ({ app, costs: total(of).low }));
    const dearest = apps.toSorted((a, b) => b.costs - a.costs).slice(0, 3);
    return [{ cluster, budget: monthlyBudget, costs, dearest }];
  });
}
