import { ClusterObjects } from '@auditorsec/checks/objects';
import { loadConfig } from '@auditorsec/cli/load';
import { render } from '@auditorsec/cli/render';
import type { Fleet } from '@auditorsec/config/fleet';
import { minutesOf } from '@auditorsec/config/working-hours';
import { fleetBill } from '@auditorsec/cost/fleet-bill';
import type { CostPage } from '@auditorsec/cost/page';
import { repositoryRoot } from '@auditorsec/problem/call-site';

const WORKDAYS = 5;
const MINUTES_A_WEEK = 7 * 24 * 60;

/** What this tree costs, and its fleet. */
export async function currentBill(): Promise<CostPage & { readonly fleet: Fleet }> {
  const { fleet, clusters } = await render(await loadConfig(repositoryRoot, []));
  const objects = clusters.map(({ name, files }) => new ClusterObjects(name, files));
  const { production, staging } = fleetBill(fleet, objects);
  return {
    fleet,
    rows: production,
    staging,
    awake: awake(fleet),
    requestsPerSecond: fleet.targets.requestsPerSecond,
  };
}

/** The share of a week in which staging runs. */
function awake({ staging }: Fleet): number {
  if (!staging) return 1;
  const { from, until } = staging.workingHours;
  return (WORKDAYS * (minutesOf(until) - minutesOf(from))) / MINUTES_A_WEEK;
}
