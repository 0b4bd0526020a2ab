import { addManifest } from '@auditorsec/manifest/chart';
import type { Construct } from 'constructs';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';

/** One side of a connection: pods of a namespace, all pods of a namespace, or an address range. */
export type Peer =
  | { readonly namespace: string; readonly pods?: Readonly<Record<string, string>> }
  | { readonly cidr: string; readonly except?: readonly string[] };

/** Who may talk, and on which TCP ports (or UDP, where it says so). Without peers or ports it opens nothing. */
export interface Opening {
  readonly peers: readonly Peer[];
  readonly ports: readonly (number | { readonly udp: number })[];
}

export interface NetworkPolicyProps {
  readonly name: string;
  readonly namespace: string;
  /** Labels of the pods that it opens; all pods of the namespace by default. */
  readonly pods?: Readonly<Record<string, string>>;
  readonly ingress?: readonly Opening[];
  readonly egress?: readonly Opening[];
}

/** Opens what a workload needs, on top of its namespace's default deny. */
export function networkPolicy(chart: Construct, { name, namespace, pods, ingress, egress }: NetworkPolicyProps): void {
  addManifest<INetworkPolicy>(chart, {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace },
    spec: {
      podSelector: pods ? { matchLabels: { ...pods } } : {},
      policyTypes: [...(ingress ? ['Ingress' as const] : []), ...(egress ? ['Egress' as const] : [])],
      ...(ingress && {
        ingress: ingress.filter(opens).map((opening) => ({ from: opening.peers.map(peer), ports: ports(opening) })),
      }),
      ...(egress && {
        egress: egress.filter(opens).map((opening) => ({ to: opening.peers.map(peer), ports: ports(opening) })),
      }),
    },
  });
}

/** Denies all traffic of a namespace, both ways, that no other policy opens. */
export function denyAll(chart: Construct, namespace: string): void {
  addManifest<INetworkPolicy>(chart, {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'default-deny', namespace },
    spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
  });
}

/** The cluster's DNS, over UDP, and over TCP for answers that don't fit a datagram. */
export const dns: Opening = {
  peers: [{ namespace: 'kube-system', pods: { 'k8s-app': 'kube-dns' } }],
  ports: [{ udp: 53 }, 53],
};

/** Addresses that no public server has: carrier-grade NAT and link-local included, where metadata services answer. */
export const PRIVATE_IPV4 = ['10.0.0.0/8', '100.64.0.0/10', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'];

/** Hosts outside, over HTTPS, and no private address. */
export const internet: Opening = { peers: [{ cidr: '0.0.0.0/0', except: PRIVATE_IPV4 }], ports: [443] };

/** The API server: its Service's address, which policies see before it is translated, and its endpoints in the VPC. */
export function apiServer({ services, vpc }: { readonly services: string; readonly vpc: string }): Opening {
  return { peers: [{ cidr: services }, { cidr: vpc }], ports: [443] };
}

/** istiod, from which every proxy gets its configuration and certificate. */
export const istiod: Opening = { peers: [{ namespace: 'istio-system', pods: { app: 'istiod' } }], ports: [15012] };

/** Prometheus, as the one that connects. */
export const prometheus: Peer = { namespace: 'observability', pods: { 'app.kubernetes.io/name': 'prometheus' } };

/** Prometheus on the proxy's merged endpoint, which carries the application's metrics too. */
export const scrape: Opening = { peers: [prometheus], ports: [15020] };

/** The namespace label that Kubernetes itself sets: nobody can claim another's name. */
const NAMESPACE = 'kubernetes.io/metadata.name';

/** Kubernetes takes an empty list for everyone, or for every port. */
function opens({ peers, ports }: Opening): boolean {
  return peers.length > 0 && ports.length > 0;
}

function peer(of: Peer) {
  if ('cidr' in of) return { ipBlock: { cidr: of.cidr, ...(of.except && { except: [...of.except] }) } };
  const namespaceSelector = { matchLabels: { [NAMESPACE]: of.namespace } };
  return of.pods ? { namespaceSelector, podSelector: { matchLabels: { ...of.pods } } } : { namespaceSelector };
}

function ports({ ports }: Opening) {
  return ports.map((port) =>
    typeof port === 'number' ? { port, protocol: 'TCP' as const } : { port: port.udp, protocol: 'UDP' as const },
  );
}
