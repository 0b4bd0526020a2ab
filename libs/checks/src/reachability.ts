import { policiesOf as authorizationsOf, policyMatches, type Requests } from './authorization.ts';
import { gatewayPods, gateways } from './gateway.ts';
import { isExcludedInbound, isInjected } from './injection.ts';
import { anything } from './istio-pattern.ts';
import { type Pod, type Port, portFits, type Rule, rulesAbout } from './network-policy.ts';
import type { ClusterObjects, PodTemplate } from './objects.ts';
import { accepted } from './peer-authentication.ts';
import type { Endpoint } from './reachable-endpoints.ts';

/** What one group of pods may open to another: through both their NetworkPolicies and the callee's AuthorizationPolicies. */
export interface Edge {
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly ports: readonly Port[];
}

/** Ports of the proxy itself, which it serves before any policy is asked: metrics, readiness, and its own statistics. */
const PROXY_PORTS: readonly number[] = [15_020, 15_021, 15_090];

/** A port for what is open on every port: no rule and no container names it. */
export const ANY_PORT: Port = { number: 65_535, protocol: 'TCP', name: 'any' };

/** All edges of a cluster, those between replicas included. `network` is the range of its pods' addresses. */
export function openEdges(objects: ClusterObjects, endpoints: readonly Endpoint[], network: string): Edge[] {
  return endpoints.flatMap((from) =>
    endpoints.flatMap((to) => {
      const ports = openPorts(objects, from, to, network);
      return ports.length > 0 ? [{ from, to, ports }] : [];
    }),
  );
}

/** The ports on which pods may connect to others. */
export function openPorts(objects: ClusterObjects, from: Endpoint, to: Endpoint, network: string): Port[] {
  const out = rulesAbout(objects, 'Egress', subject(from), { ...to, network });
  const into = rulesAbout(objects, 'Ingress', subject(to), { ...from, network });
  const fits = (port: Port) => [out, into].every((rules) => rules?.some((rule) => portFits(rule, port)) ?? true);
  const named = portsOf([...(out ?? []), ...(into ?? [])], [to]);
  return [...named, ANY_PORT].filter((port) => fits(port) && admits(objects, from, to, port));
}

/** Whether the proxy of the callee, if it has one, lets the caller in: mutual TLS, DENY, then ALLOW. */
export function admits(objects: ClusterObjects, { pod: caller }: Endpoint, { pod }: Endpoint, port: Port): boolean {
  const own = PROXY_PORTS.includes(port.number);
  if (!pod || own || !isInjected(objects, pod) || isExcludedInbound(pod, port.number)) return true;
  const requests = requestsOf(objects, caller, port.number);
  if (requests.caller === 'none' && accepted(objects, pod, port.number) === 'mutual TLS') return false;
  if (authorizationsOf(objects, pod, 'DENY').some((policy) => policyMatches(policy, requests, 'all'))) return false;
  const allowing = authorizationsOf(objects, pod, 'ALLOW');
  return allowing.length === 0 || allowing.some((policy) => policyMatches(policy, requests, 'some'));
}

function requestsOf(objects: ClusterObjects, caller: PodTemplate | undefined, port: number): Requests {
  const all = [anything];
  return {
    caller: caller && isInjected(objects, caller) ? identityOf(objects, caller) : 'none',
    token: true,
    ports: [{ kind: 'exact', text: `${port}` }],
    http: { hosts: all, methods: all, paths: all },
  };
}

/** Not known of a gateway that passes TLS through, whose callers show their own, nor where an operator names the account. */
function identityOf(objects: ClusterObjects, pod: PodTemplate): Requests['caller'] {
  const { serviceAccountName: serviceAccount } = pod.spec;
  if (serviceAccount === undefined || passesThrough(objects, pod)) return undefined;
  return { namespace: pod.namespace, serviceAccount };
}

function passesThrough(objects: ClusterObjects, pod: PodTemplate): boolean {
  return gateways(objects).some(
    (gateway) =>
      gatewayPods(objects, gateway).includes(pod) &&
      gateway.object.spec?.servers?.some(({ tls }) => tls?.mode === 'AUTO_PASSTHROUGH'),
  );
}

/** The pods of an endpoint, as policies select them. */
export function subject({ namespace, labels = {}, pod }: Endpoint): Pod {
  return { namespace, labels, ...(pod && { spec: pod.spec }) };
}

/** The ports that rules name, both ends of ranges, with those of the callee's containers that they may name. */
export function portsOf(rules: readonly Rule[], callees: readonly Endpoint[]): Port[] {
  const containers = callees.flatMap(({ pod }) => pod?.spec.containers ?? []);
  const declared = containers.flatMap(({ ports = [] }) =>
    ports.map(({ containerPort, name, protocol }) => portOf(containerPort, protocol, name)),
  );
  const named = rules.flatMap(({ ports = [] }) =>
    ports.flatMap(({ port, endPort, protocol }) => {
      const numbers = [port, endPort].filter((each) => typeof each === 'number');
      return numbers.map((number) => portOf(number, protocol, declared.find((each) => each.number === number)?.name));
    }),
  );
  const fitting = declared.filter((port) => rules.some((rule) => portFits(rule, port)));
  const byText = new Map([...named, ...fitting].map((port) => [printPort(port), port]));
  return [...byText.values()].sort((a, b) => a.number - b.number || a.protocol.localeCompare(b.protocol));
}

function portOf(number: number, protocol: string | undefined, name: string | undefined): Port {
  return { number, protocol: protocol === 'UDP' ? 'UDP' : 'TCP', name };
}

/** `8000`, `53/UDP`, or `any`. */
export function printPort(port: Port): string {
  if (port === ANY_PORT) return 'any';
  return port.protocol === 'UDP' ? `${port.number}/UDP` : `${port.number}`;
}
