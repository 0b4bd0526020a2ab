import { ClusterObjects } from '@auditorsec/checks/objects';
import { loadConfig } from '@auditorsec/cli/load';
import { render } from '@auditorsec/cli/render';
import { fleetOf } from '@auditorsec/config/environment-fleet';
import type { Fleet } from '@auditorsec/config/fleet';
import { fraction, milliseconds } from '@auditorsec/config/units';
import { total } from '@auditorsec/cost/bill';
import { fleetBill } from '@auditorsec/cost/fleet-bill';
import type { PriceList } from '@auditorsec/cost/price-list';
import { millions } from '@auditorsec/cost/usage/traffic';
import { pricesIn } from '@auditorsec/cost-tool/price-files';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { recoveryTime } from '@auditorsec/recovery/failure';
import { failures } from '@auditorsec/recovery/recovery';
import { arithmetic, type Targets } from '@auditorsec/recovery/targets';

/** What is computed of the targets, from the config and the objects of production. */
export interface Facts {
  readonly targets: Targets;
  readonly latency: string;
  readonly requestsPerSecond: number;
  readonly arithmetic: ReturnType<typeof arithmetic>;
  /** The failures that are over within the promised time: always, at best, never. */
  readonly recovered: { readonly always: number; readonly atBest: number; readonly never: number };
  /** US dollars for a million requests, of everything that the bill knows. */
  readonly dollarsPerMillion: number;
}

/** The facts of this tree. */
export async function currentFacts(): Promise<Facts> {
  const { fleet, clusters } = await render(await loadConfig(repositoryRoot, []));
  return factsOf(
    fleet,
    clusters.map(({ name, files }) => new ClusterObjects(name, files)),
    pricesIn(repositoryRoot),
  );
}

/** The facts of a whole fleet and all its clusters; those of production are looked at. */
export function factsOf(whole: Fleet, clusters: readonly ClusterObjects[], prices: PriceList): Facts {
  const fleet = fleetOf(whole, 'production');
  const objects = clusters.filter(({ cluster }) => cluster in fleet.clusters);
  const { recovery, betweenFailures, availability, latency, requestsPerSecond } = fleet.targets;
  const targets = {
    recovery: milliseconds(recovery) / 1000,
    between: milliseconds(betweenFailures) / 1000,
    availability: fraction(availability),
  };
  return {
    targets,
    latency,
    requestsPerSecond,
    arithmetic: arithmetic(targets),
    recovered: recovered(failures(fleet, objects).map(recoveryTime), targets),
    dollarsPerMillion:
      total(fleetBill(whole, clusters, prices).production).low / millions(requestsPerSecond, whole.costs),
  };
}

function recovered(times: readonly { earliest: number; latest: number }[], { recovery }: Targets): Facts['recovered'] {
  const always = times.filter(({ latest }) => latest <= recovery).length;
  const never = times.filter(({ earliest }) => earliest > recovery).length;
  return { always, never, atBest: times.length - always - never };
}
