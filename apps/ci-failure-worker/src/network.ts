import type { Cluster } from '@auditorsec/config/cluster';
import { istiod, networkPolicy, scrape } from '@auditorsec/network-policy/network-policy';
import type { Construct } from 'constructs';

/** Nobody calls it but Prometheus; out to istiod, the queue and Aurora. */
export function network(
  chart: Construct,
  name: string,
  namespace: string,
  { network: { endpoints, data } }: Cluster,
): void {
  networkPolicy(chart, {
    name,
    namespace,
    pods: { app: name },
    ingress: [scrape],
    egress: [istiod, { peers: [{ cidr: endpoints }], ports: [443] }, { peers: [{ cidr: data }], ports: [5432, 6379] }],
  });
}
