import type { Autoscaler } from '../autoscaler.ts';
import { autoscalers, scales } from '../autoscaler.ts';
import { type DestinationRule, destinationRules, ruleHost } from '../destination-rule.ts';
import { serviceOf } from '../istio-host.ts';
import { meshEdges } from '../mesh-edge.ts';
import type { ClusterObjects, PodTemplate } from '../objects.ts';
import type { ClusterRule, Report } from '../rule.ts';
import { servicePods } from '../service-port.ts';
import { writtenReplicas } from '../workload.ts';

/** What all callers together may have in flight: rate times latency times headroom, as the block computed it. */
const IN_FLIGHT = 'auditorsec.com/in-flight';

const UNKNOWN_LOAD =
  `nobody sees whether requests overflow this pool, which are answered 503 (UO): what it has to hold is written nowhere. Write the annotation ${IN_FLIGHT}: ` +
  'requests a second x latency x headroom, of all callers together.';

/** Fewer requests than these on one connection make handshakes the larger part of the work. */
const LEAST_REQUESTS_PER_CONNECTION = 100;

/** The pools of a DestinationRule, times the fewest pods of its callers, hold the load that it is made for (Little's law). */
export const fitConnectionPool: ClusterRule = {
  name: 'fit-connection-pool',
  scope: 'cluster',
  check(objects, report) {
    for (const rule of destinationRules(objects)) {
      checkLoad(objects, rule, report);
      checkReuse(rule, report);
    }
  },
};

function checkLoad(objects: ClusterObjects, rule: DestinationRule, report: Report): void {
  const load = Number(rule.object.metadata.annotations?.[IN_FLIGHT] ?? 0);
  const proxies = fewestProxies(objects, rule);
  if (!proxies) return;
  const { tcp, http } = rule.object.spec?.trafficPolicy?.connectionPool ?? {};
  const needed = Math.ceil(load / proxies);
  const limits: [string, number | undefined][] = [
    ['tcp.maxConnections', tcp?.maxConnections],
    ['http.http1MaxPendingRequests', http?.http1MaxPendingRequests],
    ['http.http2MaxRequests', http?.http2MaxRequests],
  ];
  for (const [name, limit] of limits) {
    if (limit === undefined) continue;
    if (!load) {
      report(rule.file, UNKNOWN_LOAD, `spec.trafficPolicy.connectionPool.${name}`);
      return;
    }
    if (limit >= needed) continue;
    const message =
      `requests beyond the pool are answered 503 (UO) at the load that is promised: ${limit} x ${proxies} proxies hold ` +
      `${limit * proxies} of ${load} in flight. Write ${needed}, or run ${Math.ceil(load / limit)} proxies at least.`;
    report(rule.file, message, `spec.trafficPolicy.connectionPool.${name}`);
  }
}

function checkReuse({ file, object }: DestinationRule, report: Report): void {
  const most = object.spec?.trafficPolicy?.connectionPool?.http?.maxRequestsPerConnection ?? 0;
  if (most === 0 || most >= LEAST_REQUESTS_PER_CONNECTION) return;
  const message = `one request in ${most} opens a new mutual TLS connection: CPU goes into handshakes, and latency with it. Write 0, no limit.`;
  report(file, message, 'spec.trafficPolicy.connectionPool.http.maxRequestsPerConnection');
}

/** The pods of the caller that has the fewest; nothing where nobody is known to call. */
function fewestProxies(objects: ClusterObjects, rule: DestinationRule): number | undefined {
  const service = serviceOf(objects, ruleHost(rule));
  const pods = new Set(service ? servicePods(objects, service) : []);
  const callers = new Set(meshEdges(objects).flatMap(({ caller, callee }) => (pods.has(callee) ? [caller] : [])));
  const all = autoscalers(objects);
  const counts = [...callers].map((caller) => fewestPods(all, caller));
  return counts.length > 0 ? Math.min(...counts) : undefined;
}

function fewestPods(all: readonly Autoscaler[], pod: PodTemplate): number {
  return all.find((autoscaler) => scales(autoscaler, pod))?.min.replicas ?? writtenReplicas(pod) ?? 1;
}
