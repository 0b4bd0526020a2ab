import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { selects } from '../label-selector.ts';
import { type Direction, type PolicyPeer, permits, policiesOf, type Rule, selectsPeer } from '../network-policy.ts';
import type { ClusterObjects, Found } from '../objects.ts';
import { admits, portsOf, printPort, subject } from '../reachability.ts';
import { type Endpoint, reachableEndpoints } from '../reachable-endpoints.ts';
import type { ClusterRule, Report } from '../rule.ts';

type Policy = Found<INetworkPolicy>;

const DIRECTIONS = ['Ingress', 'Egress'] as const;

/** What a policy opens is open at the other end too, and nothing is open that no policy names. */
export const matchReachability: ClusterRule = {
  name: 'match-reachability',
  scope: 'cluster',
  check(objects, report) {
    for (const endpoint of reachableEndpoints(objects)) checkRestricted(objects, endpoint, report);
    for (const policy of objects.of<INetworkPolicy>('NetworkPolicy.networking.k8s.io'))
      for (const direction of DIRECTIONS) checkOpenings(objects, policy, direction, report);
  },
};

function checkRestricted(objects: ClusterObjects, { pod, namespace }: Endpoint, report: Report): void {
  if (!pod || pod.spec.hostNetwork) return;
  const open = DIRECTIONS.filter((direction) => policiesOf(objects, direction, pod).length === 0);
  if (open.length > 0)
    report(
      pod.file,
      `every port is open that nobody declared: no NetworkPolicy restricts ${open.join(' and ').toLowerCase()} of these pods. Add default-deny to namespace ${namespace}, as libs/namespace does, and open what they need.`,
    );
}

function checkOpenings(objects: ClusterObjects, policy: Policy, direction: Direction, report: Report): void {
  const { ingress, egress } = policy.object.spec ?? {};
  const rules: readonly Rule[] = (direction === 'Ingress' ? ingress : egress) ?? [];
  for (const [index, rule] of rules.entries()) {
    const field = `spec.${direction.toLowerCase()}[${index}]`;
    const peers = rule.from ?? rule.to ?? [];
    if (peers.length === 0 || !rule.ports?.length)
      report(
        policy.file,
        `it opens ${peers.length === 0 ? 'to everyone, since it names no peers' : 'every port, since it names no ports'}. Name those that are meant.`,
        field,
      );
    // Who has an address of a block isn't in the manifests.
    else if (peers.every(({ ipBlock }) => !ipBlock)) checkAnswered(objects, policy, direction, rule, report, field);
  }
}

/** Each port of an opening is open between some of the pods that it selects and some that it names. */
function checkAnswered(
  objects: ClusterObjects,
  { file, object }: Policy,
  direction: Direction,
  rule: Rule,
  report: Report,
  field: string,
): void {
  const { namespace = 'default' } = object.metadata;
  const endpoints = reachableEndpoints(objects);
  const selector = object.spec?.podSelector ?? {};
  const own = endpoints.filter((end) => end.namespace === namespace && (!end.labels || selects(selector, end.labels)));
  const peers: readonly PolicyPeer[] = rule.from ?? rule.to ?? [];
  const ends = endpoints.filter((end) => peers.some((peer) => selectsPeer(objects, peer, end, namespace)));
  const pairs = own.flatMap((one) =>
    ends.map((end) => (direction === 'Egress' ? { caller: one, callee: end } : { caller: end, callee: one })),
  );
  for (const port of portsOf([rule], direction === 'Egress' ? ends : own)) {
    const shut = pairs.map(({ caller, callee }) => refusal(objects, caller, callee, port));
    if (shut.includes(undefined)) continue;
    const reason = shut[0] ?? 'no pods have the labels that it names';
    report(
      file,
      `port ${printPort(port)} is declared and stays shut: ${reason}. Open the other end, or take it out here.`,
      field,
    );
  }
}

/** What refuses a connection; undefined where nothing does. */
function refusal(objects: ClusterObjects, caller: Endpoint, callee: Endpoint, port: Parameters<typeof printPort>[0]) {
  if (!permits(objects, 'Egress', subject(caller), callee, port))
    return `the NetworkPolicies of ${caller.name} don't open egress to ${callee.name}`;
  if (!permits(objects, 'Ingress', subject(callee), caller, port))
    return `the NetworkPolicies of ${callee.name} don't open ingress from ${caller.name}`;
  if (!admits(objects, caller, callee, port))
    return `the proxy of ${callee.name} doesn't admit ${caller.name} (mutual TLS, AuthorizationPolicies)`;
  return undefined;
}
