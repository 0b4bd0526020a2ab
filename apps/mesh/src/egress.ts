import type { AppContext } from '@auditorsec/config/app';
import type { External } from '@auditorsec/config/external';
import { egressScope } from '@auditorsec/egress/scope';
import { serviceEntry } from '@auditorsec/egress/service-entry';
import { hostOf, TRACES } from '@auditorsec/otel-collector/platform';
import type { Construct } from 'constructs';

/** Where the ServiceEntries stand: one for each host, however many namespaces call it. */
const REGISTRY = 'istio-system';

/** Where every proxy reports spans, and where applications ask which of their own to record. */
const tracing = [TRACES.agent, TRACES.jaeger].map((name) => `${TRACES.namespace}/${hostOf(name)}`);

/** What the call graph needs beyond each namespace, and nothing else: hosts outside the mesh, and scopes of the proxies. */
export function egress(chart: Construct, { graph, fleet }: AppContext): void {
  const callersOf = Map.groupBy(
    graph.flatMap(({ workload, externals }) => externals.map((external) => ({ ...external, workload }))),
    ({ name }) => name,
  );
  for (const [name, edges] of callersOf) {
    const [external] = edges;
    const callers = [...new Set(edges.map(({ workload }) => workload.namespace))];
    if (external) serviceEntry(chart, { ...endpoint(external), name, namespace: REGISTRY, callers });
  }
  const host = new URL(fleet.tokens.keys).hostname;
  const keys = { name: 'token-keys', host, port: 443, protocol: 'TLS' } as const;
  serviceEntry(chart, { ...keys, namespace: REGISTRY, callers: ['istio-ingress'] });
  for (const [namespace, callers] of Map.groupBy(graph, ({ workload }) => workload.namespace)) {
    const called = callers.flatMap(({ callees }) => callees.map((callee) => `${callee.namespace}/*`));
    const outside = callers.flatMap(({ externals }) => externals.map(({ host }) => `${REGISTRY}/${host}`));
    const others = called.filter((host) => host !== `${namespace}/*`);
    egressScope(chart, { namespace, hosts: [...others, ...outside, ...tracing] });
  }
}

function endpoint({ host, port, protocol }: External) {
  return { host, port, protocol };
}
