import type { AppContext, Workload } from '@auditorsec/config/app';
import { listenPorts } from '@auditorsec/ingress-gateway/load-balancer';
import { istiod, networkPolicy, scrape } from '@auditorsec/network-policy/network-policy';
import type { Construct } from 'constructs';

/** Lets the Internet in on the ports that the load balancer offers, and the gateway out to the apps that it routes to. */
export function network(
  chart: Construct,
  { namespace, labels, serviceAccount }: Workload,
  { callees }: AppContext,
): void {
  const backends = new Map(callees.map(({ to, workload }) => [to, workload]));
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
    ],
  });
}
