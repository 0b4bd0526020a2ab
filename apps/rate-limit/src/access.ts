import type { AppContext, Workload } from '@auditorsec/config/app';
import { allowCallers, allowConnections } from '@auditorsec/mesh-security/authorization';
import type { Construct } from 'constructs';

type Listening = Workload & { readonly port: number };

/** Gateways may ask the service, the service alone may count. */
export function access(chart: Construct, service: Listening, store: Listening, { callers }: AppContext): void {
  const target = ({ serviceAccount: name, namespace, labels: pods }: Workload) => ({ name, namespace, pods });
  const allowed = callers.map(({ workload, methods, paths }) => ({ ...workload, methods, paths }));
  allowCallers(chart, target(service), service.port, allowed);
  allowConnections(chart, target(store), store.port, [service]);
}
