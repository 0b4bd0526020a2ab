import { matches } from '@auditorsec/checks/objects';
import { type Edge, printPort } from '@auditorsec/checks/reachability';
import type { Endpoint } from '@auditorsec/checks/reachable-endpoints';
import type { Caller, Workload } from '@auditorsec/config/app';

/** Where the typed call graph and the policies differ, each in a sentence; nothing where they are equal. */
export function differences(graph: readonly Caller[], edges: readonly Edge[]): string[] {
  const declared = new Set(
    graph.flatMap(({ workload, callees }) => callees.map((callee) => edgeName(workload, callee))),
  );
  const open = new Set(graph.flatMap(({ workload }) => graph.flatMap((to) => openNames(workload, to.workload, edges))));
  return [
    ...[...declared]
      .filter((name) => !open.has(name))
      .map((name) => `${name} is declared in clusters/ and shut by policies`),
    ...[...open].filter((name) => !declared.has(name)).map((name) => `${name} is open, and no app declares the call`),
  ];
}

function openNames(from: Workload, to: Workload, edges: readonly Edge[]): string[] {
  const between = edges.filter((edge) => isOf(edge.from, from) && isOf(edge.to, to));
  const ports = between.flatMap((edge) => edge.ports.map(printPort));
  return ports.map((port) => `${nameOf(from)} → ${nameOf(to)} on ${port}`);
}

function edgeName(from: Workload, to: Workload): string {
  return `${nameOf(from)} → ${nameOf(to)} on ${to.port}`;
}

function nameOf({ namespace, serviceAccount }: Workload): string {
  return `${namespace}/${serviceAccount}`;
}

function isOf({ namespace, pod }: Endpoint, workload: Workload): boolean {
  return pod !== undefined && namespace === workload.namespace && matches(workload.labels, pod.labels);
}
