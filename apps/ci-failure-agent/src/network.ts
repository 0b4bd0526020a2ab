import type { AppContext, Workload } from '@auditorsec/config/app';
import { istiod, networkPolicy, scrape } from '@auditorsec/network-policy/network-policy';
import type { Construct } from 'constructs';

/** In from its callers and Prometheus; out to istiod, the AWS endpoints, Aurora and the cache. */
export function network(
  chart: Construct,
  { serviceAccount: name, namespace, labels, port }: Workload & { port: number },
  { callers, cluster }: AppContext,
): void {
  const { endpoints, data } = cluster.network;
  const peers = new Map(
    callers.map(({ workload }) => [workload.serviceAccount, { namespace: workload.namespace, pods: workload.labels }]),
  );
  networkPolicy(chart, {
    name,
    namespace,
    pods: labels,
    ingress: [{ peers: [...peers.values()], ports: [port] }, scrape],
    egress: [istiod, { peers: [{ cidr: endpoints }], ports: [443] }, { peers: [{ cidr: data }], ports: [5432, 6379] }],
  });
}
