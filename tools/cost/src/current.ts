import { ClusterObjects } from '@auditorsec/checks/objects';
import { loadConfig } from '@auditorsec/cli/load';
import { render } from '@auditorsec/cli/render';
import { fleetBill } from '@auditorsec/cost/fleet-bill';
import type { CostPage } from '@auditorsec/cost/page';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { pricesIn } from './price-files.ts';

/** What this tree costs, and its fleet. */
export async function currentBill(): Promise<CostPage> {
  const { fleet, clusters } = await render(await loadConfig(repositoryRoot, []));
  const objects = clusters.map(({ name, files }) => new ClusterObjects(name, files));
  const { production, staging } = fleetBill(fleet, objects, pricesIn(repositoryRoot));
  return { fleet, rows: production, staging };
}
