import type { AppContext, Workload } from '@auditorsec/config/app';
import { eastWestGateway } from '@auditorsec/east-west/peer';
import { openingsTo } from '@auditorsec/egress/opening';
import { agent } from '@auditorsec/identity/agent';
import { istiod, networkPolicy, scrape } from '@auditorsec/network-policy/network-policy';
import type { Construct } from 'constructs';

/** In from its callers, from other regions where it may take over from them, and Prometheus; out to istiod, for credentials, and to what it calls outside the mesh. */
export function network(
  chart: Construct,
  { serviceAccount: name, namespace, labels, port }: Workload & { port: number },
  { callers, externals, fleet }: AppContext,
): void {
  const peers = new Map(
    callers.map(({ workload }) => [workload.serviceAccount, { namespace: workload.namespace, pods: workload.labels }]),
  );
  const isShared = callers.length > 0 && fleet.failover.namespaces.includes(namespace);
  networkPolicy(chart, {
    name,
    namespace,
    pods: labels,
    ingress: [{ peers: [...peers.values(), ...(isShared ? [eastWestGateway] : [])], ports: [port] }, scrape],
    egress: [istiod, agent, ...openingsTo(externals)],
  });
}
