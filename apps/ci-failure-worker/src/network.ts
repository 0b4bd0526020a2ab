import type { External } from '@auditorsec/config/external';
import { openingsTo } from '@auditorsec/egress/opening';
import { agent } from '@auditorsec/identity/agent';
import { istiod, networkPolicy, scrape } from '@auditorsec/network-policy/network-policy';
import type { Construct } from 'constructs';

/** Nobody calls it but Prometheus; out to istiod, for credentials, and to what it calls outside the mesh. */
export function network(chart: Construct, name: string, namespace: string, externals: readonly External[]): void {
  networkPolicy(chart, {
    name,
    namespace,
    pods: { app: name },
    ingress: [scrape],
    egress: [istiod, agent, ...openingsTo(externals)],
  });
}
