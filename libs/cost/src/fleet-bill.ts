import type { ClusterObjects } from '@auditorsec/checks/objects';
import { clustersOf, type Environment } from '@auditorsec/config/environment';
import { fleetOf } from '@auditorsec/config/environment-fleet';
import type { Fleet } from '@auditorsec/config/fleet';
import { bill, type Row } from './bill.ts';
import type { PriceList } from './price-list.ts';

/** The bill of each environment: each has a load of its own. */
export function fleetBill(
  fleet: Fleet,
  clusters: readonly ClusterObjects[],
  list: PriceList,
): Record<Environment, Row[]> {
  const of = (environment: Environment) => {
    const members = clustersOf(fleet, environment);
    return bill(
      fleetOf(fleet, environment),
      clusters.filter(({ cluster }) => cluster in members),
      list,
    );
  };
  return { production: of('production'), staging: of('staging') };
}
