import { BlockList } from 'node:net';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { selects } from './label-selector.ts';
import { namespaceLabels } from './namespace-labels.ts';
import type { ClusterObjects, PodTemplate } from './objects.ts';
import { perCluster } from './per-cluster.ts';

type Spec = NonNullable<INetworkPolicy['spec']>;
type Rule = NonNullable<Spec['ingress']>[number] & NonNullable<Spec['egress']>[number];
type PolicyPeer = NonNullable<Rule['from'] | Rule['to']>[number];
export type Direction = 'Ingress' | 'Egress';

/** A pod that policies may select: of the manifests, or made by another tool, with its labels. */
type Pod = Pick<PodTemplate, 'namespace' | 'labels'> & Partial<Pick<PodTemplate, 'spec'>>;

/** The other end of a connection; pods that other tools make may have labels that aren't known here. */
export interface Peer {
  readonly namespace: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** A port of the pod that is called. */
export interface Port {
  readonly number: number;
  readonly protocol: 'TCP' | 'UDP';
  readonly name?: string | undefined;
}

/** Whether the NetworkPolicies of a pod's namespace let it connect to the peer (egress), or the peer to it (ingress). */
export function permits(objects: ClusterObjects, direction: Direction, pod: Pod, peer: Peer, port: Port): boolean {
  if (pod.spec?.hostNetwork) return true;
  const policies = policiesOf(objects, direction, pod);
  if (policies.length === 0) return true;
  return policies.some((spec) => {
    const rules: readonly Rule[] = (direction === 'Ingress' ? spec.ingress : spec.egress) ?? [];
    return rules.some((rule) => portFits(rule, port) && peerFits(objects, rule.from ?? rule.to, peer, pod.namespace));
  });
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
  return peers.some(({ ipBlock, namespaceSelector, podSelector }) => {
    // Which pods have an address of the block isn't in the manifests: VPC addresses and NodeLocal DNS are written so.
    if (ipBlock) return true;
    const sameNamespace = namespaceSelector
      ? selects(namespaceSelector, namespaceLabels(objects, peer.namespace))
      : peer.namespace === own;
    return sameNamespace && (!podSelector || !peer.labels || selects(podSelector, peer.labels));
  });
}
