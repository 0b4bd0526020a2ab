import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import fleet from '../../../../clusters/fleet.ts';
import { type Folders, generatedObject } from './generated.ts';

/** Where other regions come in. */
const PORT = 15_443;

/**
 * Whether the gateway of a cluster gets to the east-west gateway of another: both NetworkPolicies have to let it. No
 * network plugin is here to cut connections off, so that an east-west gateway out of reach is not started.
 */
export function reaches(folders: Folders, from: string, to: string): boolean {
  const out = policy(folders(from), 'istio-ingress', 'istio-ingress')?.egress?.map(({ to, ports }) => ({
    peers: to,
    ports,
  }));
  const into = policy(folders(to), 'istio-eastwest', 'istio-eastwestgateway')?.ingress?.map(({ from, ports }) => ({
    peers: from,
    ports,
  }));
  return opens(out, to) && opens(into, from);
}

type Spec = NonNullable<INetworkPolicy['spec']>;
type Rule = NonNullable<Spec['ingress']>[number];
interface Opening {
  readonly peers: Rule['from'];
  readonly ports: Rule['ports'];
}

function policy(folder: string, namespace: string, name: string): INetworkPolicy['spec'] {
  return generatedObject<INetworkPolicy>(folder, 'NetworkPolicy', namespace, name).spec;
}

function opens(rules: readonly Opening[] = [], cluster: string): boolean {
  const network = fleet.clusters[cluster]?.network.vpc;
  return rules.some(
    ({ peers, ports }) =>
      ports?.some(({ port }) => port === PORT) && peers?.some(({ ipBlock }) => ipBlock?.cidr === network),
  );
}
