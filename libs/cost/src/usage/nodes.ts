import { autoscalers, scales } from '@auditorsec/checks/autoscaler';
import type { ClusterObjects, PodTemplate } from '@auditorsec/checks/objects';
import { podGroups } from '@auditorsec/checks/pod-groups';
import { podRequests } from '@auditorsec/checks/pod-requests';
import { NONE, type Resources, sum, times } from '@auditorsec/checks/resources';
import type { Costs } from '@auditorsec/config/costs';
import { fraction } from '@auditorsec/config/units';
import { objectName } from '@auditorsec/manifest/patch';
import { CRITICAL } from '@auditorsec/workload/critical-nodes';
import { HOURS } from '../price.ts';
import type { Quantity, Usage } from '../usage.ts';
import type { Place } from './place.ts';

/** The CPUs of a machine that Karpenter makes: the middle of what our NodePools allow. */
const NODE_CPUS = 8;

/** Workloads that run for minutes: what they cost depends on how long, which no manifest says. */
const BRIEF = new Set(['Job', 'CronJob']);

/** The CPUs and GiB that a workload's pods hold, when its autoscaler runs the fewest and the most. */
interface Held {
  readonly low: Resources;
  readonly high: Resources;
}

/** Nodes, as the shares of them that pods request: whatever nodes are bought, somebody's pods are on them. */
export function nodeUsage(objects: ClusterObjects, place: Place, costs: Costs): Usage[] {
  const pods = objects.pods().filter(({ file }) => !BRIEF.has(file.object.kind));
  const nodes = nodeCount(objects, pods, costs);
  const filling = fraction(costs.nodeFilling);
  return pods.flatMap((pod) => {
    const { low, high } = held(objects, pod, nodes);
    const of = (read: (held: Resources) => number): Quantity => ({
      low: (read(low) * HOURS) / filling,
      high: (read(high) * HOURS) / filling,
    });
    const shared = {
      ...place,
      app: pod.file.app,
      object: objectName(pod.file.object),
      category: 'nodes',
      interruptible: !isCritical(pod),
    } as const;
    return [
      { ...shared, sku: 'node cpu', quantity: of(({ cpu }) => cpu) },
      { ...shared, sku: 'node memory', quantity: of(({ memory }) => memory) },
    ];
  });
}

/** Whether all pods of a workload stay off machines that AWS may take back. */
function isCritical(pod: PodTemplate): boolean {
  return podGroups(pod).every(({ spec }) => {
    const { nodeSelector = {} } = spec as { readonly nodeSelector?: Readonly<Record<string, string>> };
    return nodeSelector[CRITICAL.key] === CRITICAL.value;
  });
}

/** How many nodes a cluster has: pods that run on every node are on so many. */
export function nodeCount(
  objects: ClusterObjects,
  pods: readonly PodTemplate[],
  { nodeFilling }: Costs,
): { readonly low: number; readonly high: number } {
  const none = { low: 0, high: 0 };
  const all = pods.map((pod) => held(objects, pod, none));
  const count = (read: (held: Held) => Resources) =>
    Math.ceil(all.map(read).reduce(sum, NONE).cpu / fraction(nodeFilling) / NODE_CPUS);
  return { low: count(({ low }) => low), high: count(({ high }) => high) };
}

function held(objects: ClusterObjects, pod: PodTemplate, nodes: { readonly low: number; readonly high: number }): Held {
  const scaler = autoscalers(objects).find((each) => scales(each, pod));
  const of = (end: 'low' | 'high', scaled: number | undefined) =>
    podGroups(pod)
      .map(({ spec, replicas }) => times(podRequests(objects, pod, spec), scaled ?? replicas ?? nodes[end]))
      .reduce(sum, NONE);
  return { low: of('low', scaler?.min.replicas), high: of('high', scaler?.max.replicas) };
}
