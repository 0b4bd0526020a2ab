import { BlockList } from 'node:net';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { selects } from './label-selector.ts';
import { namespaceLabels } from './namespace-labels.ts';
import type { ClusterObjects, PodTemplate } from './objects.ts';
import { perCluster } from './per-cluster.ts';

type Spec = NonNullable<INetworkPolicy['spec']>;
export type Rule = NonNullable<Spec['ingress']>[number] & NonNullable<Spec['egress']>[number];
export type PolicyPeer = NonNullable<Rule['from'] | Rule['to']>[number];
export type Direction = 'Ingress' | 'Egress';

/** A pod that policies may select: of the manifests, or made by another tool, with its labels. */
export type Pod = Pick<PodTemplate, 'namespace' | 'labels'> & Partial<Pick<PodTemplate, 'spec'>>;

/** The other end of a connection; pods that other tools make may have labels that aren't known here. */
export interface Peer {
  readonly namespace: string;
  readonly labels?: Readonly<Record<string, string>>;
  /** The range that its address is in, where it is known: a block of addresses counts if it covers all of it. */
  readonly network?: string;
}

/** A port of the pod that is called. */
export interface Port {
  readonly number: number;
  readonly protocol: 'TCP' | 'UDP';
  readonly name?: string | undefined;
}

/** Whether the NetworkPolicies of a pod's namespace let it connect to the peer (egress), or the peer to it (ingress). */
export function permits(objects: ClusterObjects, direction: Direction, pod: Pod, peer: Peer, port: Port): boolean {
  return rulesAbout(objects, direction, pod, peer)?.some((rule) => portFits(rule, port)) ?? true;
}

/** The rules of a pod's policies that are about the peer; undefined where nothing restricts the pod. */
export function rulesAbout(
  objects: ClusterObjects,
  direction: Direction,
  pod: Pod,
  peer: Peer,
): readonly Rule[] | undefined {
  return rulesOf(objects, direction, pod)?.filter((rule) =>
    peerFits(objects, rule.from ?? rule.to, peer, pod.namespace),
  );
}

/** All rules of a pod's policies in this direction; undefined where nothing restricts the pod. */
export function rulesOf(objects: ClusterObjects, direction: Direction, pod: Pod): readonly Rule[] | undefined {
  if (pod.spec?.hostNetwork) return undefined;
  const policies = policiesOf(objects, direction, pod);
  if (policies.length === 0) return undefined;
  return policies.flatMap((spec): readonly Rule[] => (direction === 'Ingress' ? spec.ingress : spec.egress) ?? []);
}

/** Whether they let it connect to an IPv4 address, which a policy has to name by a range. */
export function reaches(objects: ClusterObjects, pod: Pod, address: string, port: Port): boolean {
  if (pod.spec?.hostNetwork) return true;
  const policies = policiesOf(objects, 'Egress', pod);
  if (policies.length === 0) return true;
  const holds = (range: string) => holdsAddress(range, address);
  return policies.some(({ egress = [] }) =>
    egress.some(
      (rule) =>
        portFits(rule, port) &&
        (!rule.to?.length ||
          rule.to.some(({ ipBlock }) => ipBlock && holds(ipBlock.cidr) && !(ipBlock.except ?? []).some(holds))),
    ),
  );
}

function coversNetwork({ cidr, except = [] }: NonNullable<PolicyPeer['ipBlock']>, network: string): boolean {
  const [address = '', length] = network.split('/');
  const holds = (range: string) => Number(range.split('/')[1]) <= Number(length) && holdsAddress(range, address);
  return holds(cidr) && !except.some(holds);
}

function holdsAddress(range: string, address: string): boolean {
  const [network = '', prefix = ''] = range.split('/');
  if (network.includes(':')) return false;
  const block = new BlockList();
  block.addSubnet(network, Number(prefix), 'ipv4');
  return block.check(address, 'ipv4');
}

/** Policies that restrict a pod in this direction; without one, everything is open. */
export function policiesOf(objects: ClusterObjects, direction: Direction, { namespace, labels }: Pod): Spec[] {
  const specs = specsByNamespace(objects).get(namespace) ?? [];
  return specs.filter(({ policyTypes, egress, podSelector }) => {
    const restricts = policyTypes ? policyTypes.includes(direction) : direction === 'Ingress' || egress !== undefined;
    return restricts && selects(podSelector ?? {}, labels);
  });
}

const specsByNamespace = perCluster((objects) => {
  const policies = objects.of<INetworkPolicy>('NetworkPolicy.networking.k8s.io');
  const specs = new Map<string, Spec[]>();
  for (const { object } of policies) {
    const { namespace = 'default' } = object.metadata;
    if (object.spec) specs.set(namespace, [...(specs.get(namespace) ?? []), object.spec]);
  }
  return specs;
});

/** Whether a rule is about the port. */
export function portFits({ ports }: Rule, { number, protocol, name }: Port): boolean {
  if (!ports || ports.length === 0) return true;
  return ports.some(({ port, endPort, protocol: own = 'TCP' }) => {
    if (own !== protocol) return false;
    if (typeof port === 'string') return port === name;
    return port === undefined || (number >= port && number <= (endPort ?? port));
  });
}

function peerFits(objects: ClusterObjects, peers: PolicyPeer[] | undefined, peer: Peer, own: string): boolean {
  if (!peers || peers.length === 0) return true;
  // Which pods have an address of a block isn't in the manifests: VPC addresses and NodeLocal DNS are written so.
  return peers.some((entry) =>
    entry.ipBlock
      ? peer.network === undefined || coversNetwork(entry.ipBlock, peer.network)
      : selectsPeer(objects, entry, peer, own),
  );
}

/** Whether a policy's peer selects these pods by namespace and labels; `own` is the policy's namespace. */
export function selectsPeer(
  objects: ClusterObjects,
  { namespaceSelector, podSelector }: PolicyPeer,
  { namespace, labels }: Peer,
  own: string,
): boolean {
  const sameNamespace = namespaceSelector
    ? selects(namespaceSelector, namespaceLabels(objects, namespace))
    : namespace === own;
  return sameNamespace && (!podSelector || !labels || selects(podSelector, labels));
}
