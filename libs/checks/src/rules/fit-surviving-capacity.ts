import type { FileSpec } from '@auditorsec/manifest/types';
import { demand, movingDemand } from '../demand.ts';
import type { ClusterObjects, Found } from '../objects.ts';
import { cpus, gibibytes, type Resources } from '../resources.ts';
import type { FleetRule, Report } from '../rule.ts';

interface NodePool {
  readonly spec?: {
    readonly weight?: number;
    readonly limits?: { readonly cpu?: string | number; readonly memory?: string | number };
  };
}

/** What is compared of each cluster: the name of the limit, its unit, and how it is read. */
const measures = [
  { name: 'cpu', unit: 'CPUs', read: cpus },
  { name: 'memory', unit: 'GiB', read: gibibytes },
] as const;

/** The NodePools of every region hold its own pods and those that its largest neighbour's clients need, all autoscalers at their most. */
export const fitSurvivingCapacity: FleetRule = {
  name: 'fit-surviving-capacity',
  scope: 'fleet',
  check(fleet, report) {
    for (const objects of fleet) {
      const pools = objects.of<NodePool>('NodePool.karpenter.sh');
      const [first] = pools.toSorted((a, b) => weight(b) - weight(a));
      if (first) checkPools(objects, fleet, pools, first.file, report);
    }
  },
};

/** Karpenter fills pools of more weight first. */
function weight({ object }: Found<NodePool>): number {
  return object.spec?.weight ?? 0;
}

function checkPools(
  objects: ClusterObjects,
  fleet: readonly ClusterObjects[],
  pools: readonly Found<NodePool>[],
  file: FileSpec,
  report: Report,
): void {
  for (const { name, unit, read } of measures) {
    const limits = pools.map(({ object }) => object.spec?.limits?.[name]);
    const limit = limits.reduce<number>(
      (all, each) => all + (each === undefined ? Number.POSITIVE_INFINITY : read(each)),
      0,
    );
    const neighbour = largestNeighbour(objects, fleet, name);
    const needed = Math.ceil(demand(objects)[name] + (neighbour?.needs ?? 0));
    if (limit >= needed) continue;
    const guests = neighbour
      ? `, and the clients of ${neighbour.cluster}, when it is lost, bring ${Math.ceil(neighbour.needs)}`
      : '';
    const message =
      `pods wait for nodes that Karpenter may not make, and the region falls over as well: all NodePools hold ${limit} ${unit}; ` +
      `its own pods at their most ask for ${Math.ceil(demand(objects)[name])}${guests}. Raise the limits to ${needed} together.`;
    report(file, message, `spec.limits.${name}`);
  }
}

function largestNeighbour(objects: ClusterObjects, fleet: readonly ClusterObjects[], name: keyof Resources) {
  return fleet
    .filter((other) => other !== objects)
    .map((other) => ({ cluster: other.cluster, needs: movingDemand(other)[name] }))
    .toSorted((a, b) => b.needs - a.needs)
    .at(0);
}
