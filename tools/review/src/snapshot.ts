import type { ClusterObjects } from '@auditorsec/checks/objects';
import type { Fleet } from '@auditorsec/config/fleet';
import type { PriceList } from '@auditorsec/cost/price-list';

/** One side of a comparison whole: what follows from a change depends on the fleet file and the prices as well. */
export interface Snapshot {
  readonly fleet: Fleet;
  readonly clusters: readonly ClusterObjects[];
  readonly prices: PriceList;
}
