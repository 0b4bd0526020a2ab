import type { ClusterObjects } from '@auditorsec/checks/objects';
import { type BilledFleet, bill } from '@auditorsec/cost/bill';
import type { PriceList } from '@auditorsec/cost/price-list';
import { costs } from '@auditorsec/cost/words';

export function example(fleet: BilledFleet, clusters: readonly ClusterObjects[], prices: PriceList): string {
  return costs(bill(fleet, clusters, prices));
}
