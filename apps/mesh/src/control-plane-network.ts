import { answering } from '@auditorsec/config/failover';
import type { Cluster, Fleet } from '@auditorsec/config/fleet';
import { apiServer, internet, networkPolicy, prometheus } from '@auditorsec/network-policy/network-policy';
import type { Construct } from 'constructs';
import { CNI_NAMESPACE } from './place.ts';

/**
 * istiod: proxies ask it for configuration, the API server calls its webhooks and answers its watches, and so do the API
 * servers of the regions that may take over. It fetches the keys of tokens from outside.
 */
export function controlPlaneNetwork(chart: Construct, { name, network }: Cluster, fleet: Fleet): void {
  const others = answering(fleet.failover, name).flatMap((other) => fleet.clusters[other]?.network.vpc ?? []);
  networkPolicy(chart, {
    name: 'istiod',
    namespace: 'istio-system',
    pods: { app: 'istiod' },
    ingress: [
      { peers: [{ cidr: network.vpc }], ports: [15012, 15017] },
      { peers: [prometheus], ports: [15014] },
    ],
    egress: [apiServer(network), { peers: others.map((cidr) => ({ cidr })), ports: [443] }, internet],
  });
}

/** The node agents of istio-cni: they watch pods at the API server, and nobody connects to them. */
export function nodeAgentNetwork(chart: Construct, { network }: Cluster): void {
  networkPolicy(chart, {
    name: 'istio-cni-node',
    namespace: CNI_NAMESPACE,
    pods: { 'k8s-app': 'istio-cni-node' },
    ingress: [],
    egress: [apiServer(network)],
  });
}
