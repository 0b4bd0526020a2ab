import type { ClusterObjects } from '@auditorsec/checks/objects';
import type { Costs } from '@auditorsec/config/costs';
import type { Quote } from './price.ts';
import type { PriceList } from './price-list.ts';
import { chartUsage } from './usage/charts.ts';
import { edgeUsage } from './usage/edge.ts';
import { managedUsage } from './usage/managed.ts';
import { networkUsage } from './usage/network.ts';
import { nodeCount, nodeUsage } from './usage/nodes.ts';
import { volumeUsage } from './usage/volumes.ts';
import type { Usage } from './usage.ts';

/** One line of a bill. Without dollars, either the price or the quantity is unknown. */
export interface Row extends Usage {
  readonly quote: Quote | undefined;
  /** US dollars a month, at the fewest and the most pods. */
  readonly dollars: { readonly low: number; readonly high: number } | undefined;
}

/** What the bill reads of the fleet. */
export interface BilledFleet {
  readonly targets: { readonly requestsPerSecond: number };
  readonly costs: Costs;
  readonly clusters: Readonly<Record<string, { readonly region: string }>>;
}

/** What the manifests of some clusters cost a month, on demand. Clients are spread evenly over the regions. */
export function bill(fleet: BilledFleet, clusters: readonly ClusterObjects[], list: PriceList): Row[] {
  return clusters.flatMap((objects) => {
    const { cluster } = objects;
    const region = fleet.clusters[cluster]?.region ?? cluster;
    const place = { cluster, region };
    const { costs } = fleet;
    const load = fleet.targets.requestsPerSecond;
    const nodes = nodeCount(objects, objects.pods(), costs);
    const usages = [
      ...nodeUsage(objects, place, costs),
      ...chartUsage(objects, place, nodes, costs),
      ...volumeUsage(objects, place, nodes),
      ...managedUsage(place, { objects, fleet: clusters, costs }),
      ...networkUsage(objects, place, costs, load / clusters.length),
      ...edgeUsage(objects, place, costs, load),
    ];
    return usages.map((usage) => priced(usage, list));
  });
}

function priced(usage: Usage, list: PriceList): Row {
  const quote = list.quote(usage.sku, usage.region);
  const { quantity } = usage;
  const dollars = quote && quantity && { low: quantity.low * quote.dollars, high: quantity.high * quote.dollars };
  return { ...usage, quote, dollars };
}

/** The dollars of some rows together; rows without are left out, so that the sum is what they cost at least. */
export function total(rows: readonly Row[]): { readonly low: number; readonly high: number } {
  return rows.reduce(
    (all, { dollars = { low: 0, high: 0 } }) => ({ low: all.low + dollars.low, high: all.high + dollars.high }),
    { low: 0, high: 0 },
  );
}
