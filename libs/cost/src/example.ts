import type { ClusterObjects } from '@auditorsec/checks/objects';
import { type BilledFleet, bill } from '@auditorsec/cost/bill';
import { costs } from '@auditorsec/cost/words';

export function example(fleet: BilledFleet, clusters: readonly ClusterObjects[]): string {
  return costs(bill(fleet, clusters));
}
