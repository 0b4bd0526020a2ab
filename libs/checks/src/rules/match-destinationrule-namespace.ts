import { suggest } from '@auditorsec/problem/suggest';
import { type DestinationRule, destinationRules, ruleHost, rulesFor } from '../destination-rule.ts';
import { exportedTo } from '../export-to.ts';
import { isGatewayPod } from '../gateway.ts';
import { fullHost, hostCovers, knownHosts, serviceEntryOf } from '../istio-host.ts';
import type { ClusterObjects } from '../objects.ts';
import type { ClusterRule } from '../rule.ts';
import { callers, delegateOf, destinations, type VirtualService, virtualServices } from '../virtual-service.ts';
import { rootNamespace } from '../workload-selector.ts';

/**
 * Every DestinationRule names a host of the mesh and lies where Istio looks it up: in the namespace of the client, of the
 * service, or in the root namespace; gateways that route to its host see it.
 */
export const matchDestinationruleNamespace: ClusterRule = {
  name: 'match-destinationrule-namespace',
  scope: 'cluster',
  check(objects, report) {
    const rules = destinationRules(objects);
    if (rules.length === 0) return;
    const hosts = knownHosts(objects);
    const clients = clientsOf(objects);
    for (const rule of rules) {
      const pattern = ruleHost(rule);
      const covered = hosts.filter((host) => hostCovers(pattern, host) || hostCovers(host, pattern));
      // A host that a route names as well is the fault of the route: match-route-destination tells it.
      if (covered.length === 0 && clients.has(pattern)) continue;
      const fault =
        covered.length === 0
          ? unknownHost(pattern, hosts)
          : (placeFault(objects, rule, covered, clients) ?? exportFault(objects, rule, covered, clients));
      if (fault) report(rule.file, ...fault);
    }
  },
};

/** For each full host that is routed to: the namespaces of the gateways that do so. */
type Clients = ReadonlyMap<string, ReadonlySet<string>>;
type Fault = readonly [message: string, field: string];

const OUTAGE = 'its circuit breaker, TLS mode and subsets are silently absent';

function clientsOf(objects: ClusterObjects): Clients {
  const clients = new Map<string, Set<string>>();
  for (const root of virtualServices(objects)) {
    const namespaces = callers(objects, root).map(({ namespace }) => namespace);
    const delegates = (root.object.spec?.http ?? []).flatMap((route) => delegateOf(objects, root, route) ?? []);
    for (const host of [root, ...delegates].flatMap(routedHosts))
      clients.set(host, new Set([...(clients.get(host) ?? []), ...namespaces]));
  }
  return clients;
}

function routedHosts(virtualService: VirtualService): string[] {
  const own = virtualService.object.metadata.namespace ?? 'default';
  return destinations(virtualService).map(({ destination }) => fullHost(destination.host, own));
}

function unknownHost(host: string, hosts: readonly string[]): Fault {
  const nearest = suggest(host, hosts);
  const mend = nearest ? `did you mean ${nearest}?` : 'write <service>.<namespace>.svc.cluster.local';
  return [`${OUTAGE}: no Service or ServiceEntry is ${host}; ${mend}`, 'spec.host'];
}

function placeFault(
  objects: ClusterObjects,
  rule: DestinationRule,
  covered: readonly string[],
  clients: Clients,
): Fault | undefined {
  const own = rule.object.metadata.namespace ?? 'default';
  const homes = covered.map((host) => homeOf(objects, host));
  if (own === rootNamespace || homes.includes(own)) return undefined;
  const mayCall =
    objects.pods(own).some((pod) => !isGatewayPod(pod)) || covered.some((host) => clients.get(host)?.has(own));
  if (mayCall) return undefined;
  const message = `${OUTAGE}: no client of ${covered.join(', ')} runs in ${own}, and Istio looks in the namespaces of the client, of the service and in ${rootNamespace} alone; move it to ${homes[0]}`;
  return [message, 'metadata.namespace'];
}

/** The namespace whose DestinationRules Istio takes for a host after the client's own. */
function homeOf(objects: ClusterObjects, host: string): string | undefined {
  const [, , namespace] = /^([^.]+)\.([^.]+)\.svc\.cluster\.local$/.exec(host) ?? [];
  return namespace ?? serviceEntryOf(objects, host)?.object.metadata.namespace;
}

function exportFault(
  objects: ClusterObjects,
  { object: { metadata, spec } }: DestinationRule,
  covered: readonly string[],
  clients: Clients,
): Fault | undefined {
  // A rule with a workload selector is for clients of its own namespace alone.
  if (spec?.workloadSelector) return undefined;
  const own = metadata.namespace ?? 'default';
  for (const host of covered) {
    if (own !== rootNamespace && own !== homeOf(objects, host)) continue;
    for (const client of clients.get(host) ?? []) {
      if (exportedTo(spec?.exportTo, own, client)) continue;
      if (rulesFor(objects, host).some((other) => seenFrom(objects, other, host, client))) continue;
      const message = `${OUTAGE} for requests from ${client}: a gateway there routes to ${host} and exportTo is ${spec?.exportTo?.join(', ')}; add ${client} to exportTo`;
      return [message, 'spec.exportTo'];
    }
  }
  return undefined;
}

function seenFrom(objects: ClusterObjects, { object }: DestinationRule, host: string, client: string): boolean {
  const own = object.metadata.namespace ?? 'default';
  const lookedUp = own === rootNamespace || own === homeOf(objects, host);
  return own === client || (lookedUp && exportedTo(object.spec?.exportTo, own, client));
}
