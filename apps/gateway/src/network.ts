import type { AppContext, Workload } from '@auditorsec/config/app';
import { PASSTHROUGH_PORT } from '@auditorsec/east-west/peer';
import { listenPorts } from '@auditorsec/ingress-gateway/load-balancer';
import { istiod, networkPolicy, scrape } from '@auditorsec/network-policy/network-policy';
import type { Construct } from 'constructs';

/**
 * Lets the Internet in on the ports that the load balancer offers, and the gateway out to the apps that it routes to, those of the
 * regions that take over from this one among them.
 */
export function network(
  chart: Construct,
  { namespace, labels, serviceAccount }: Workload,
  { callees, cluster, fleet }: AppContext,
): void {
  const backends = new Map(callees.map(({ to, workload }) => [to, workload]));
  const mayFailOver = callees.some(({ workload }) => fleet.failover.namespaces.includes(workload.namespace));
  const order = mayFailOver ? (fleet.failover.order[cluster.name] ?? []) : [];
  const regions = order.flatMap((name) => fleet.clusters[name]?.network.vpc ?? []);
  networkPolicy(chart, {
    name: serviceAccount,
    namespace,
    pods: labels,
    ingress: [{ peers: [{ cidr: '0.0.0.0/0' }, { cidr: '::/0' }], ports: listenPorts }, scrape],
    egress: [
      istiod,
      ...[...backends.values()].map(({ namespace, labels, port }) => ({
        peers: [{ namespace, pods: labels }],
        ports: port === undefined ? [] : [port],
      })),
      ...(regions.length > 0 ? [{ peers: regions.map((cidr) => ({ cidr })), ports: [PASSTHROUGH_PORT] }] : []),
    ],
  });
}
