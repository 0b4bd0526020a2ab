import type { Caller, Workload } from '@auditorsec/config/app';
import type { Hop } from './sampling.ts';

/** The name of a workload's service in spans: Istio's canonical name, which is the label `app`. */
export function serviceOf({ labels, serviceAccount }: Workload): string {
  return labels['app'] ?? serviceAccount;
}

/** The call graph by the names of services. */
export function hopsOf(graph: readonly Caller[]): Hop[] {
  return graph.map(({ workload, callees }) => ({ service: serviceOf(workload), calls: callees.map(serviceOf) }));
}
