import type { AppContext, Workload } from '@auditorsec/config/app';
import { istiod, networkPolicy, scrape } from '@auditorsec/network-policy/network-policy';
import type { Construct } from 'constructs';

type Listening = Workload & { readonly port: number };

/** Gateways in to the service, the service out to the counters, and nothing else either way but istiod and Prometheus. */
export function network(chart: Construct, service: Listening, store: Listening, { callers }: AppContext): void {
  const peer = ({ namespace, labels: pods }: Workload) => ({ namespace, pods });
  networkPolicy(chart, {
    name: service.serviceAccount,
    namespace: service.namespace,
    pods: service.labels,
    ingress: [{ peers: callers.map(({ workload }) => peer(workload)), ports: [service.port] }, scrape],
    egress: [istiod, { peers: [peer(store)], ports: [store.port] }],
  });
  networkPolicy(chart, {
    name: store.serviceAccount,
    namespace: store.namespace,
    pods: store.labels,
    ingress: [{ peers: [peer(service)], ports: [store.port] }, scrape],
    egress: [istiod],
  });
}
