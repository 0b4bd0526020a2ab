import type { AppContext, Workload } from '@auditorsec/config/app';
import { allowCallers } from '@auditorsec/mesh-security/authorization';
import { destinationRule } from '@auditorsec/routing/destination-rule';
import type { RetryProps } from '@auditorsec/routing/retry';
import { canaryVirtualService } from '@auditorsec/routing/virtual-service';
import { service } from '@auditorsec/workload/service';
import type { Construct } from 'constructs';

/** Two Services, the weights between them, and who may call. A rollout moves the weights, Git begins with all on stable. */
export function traffic(
  chart: Construct,
  { serviceAccount: name, namespace, labels, port }: Workload & { port: number },
  { read, write }: { read: RetryProps; write: RetryProps },
  { callers }: AppContext,
): void {
  const namespaces = [...new Set(callers.map(({ workload }) => workload.namespace))];
  const [stable, canary] = [`${name}-stable`, `${name}-canary`];
  for (const variant of [stable, canary]) {
    service(chart, { name: variant, namespace, labels, ports: { http: port } });
    destinationRule(chart, { service: variant, namespace, callers: namespaces });
  }
  canaryVirtualService(chart, {
    name,
    namespace,
    callers: namespaces,
    port,
    stable: { service: stable, weight: 100 },
    canary: { service: canary, weight: 0 },
    read,
    write,
  });
  const allowed = callers.map(({ workload, methods, paths }) => ({ ...workload, methods, paths }));
  allowCallers(chart, { name, namespace, pods: labels }, port, allowed);
}
