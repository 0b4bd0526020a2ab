import { openingsTo } from '@auditorsec/egress/opening';
import { egressScope } from '@auditorsec/egress/scope';
import { serviceEntry } from '@auditorsec/egress/service-entry';
import { networkPolicy } from '@auditorsec/network-policy/network-policy';
import type { Construct } from 'constructs';

export function example(chart: Construct): void {
  const database = { host: 'shop.cluster-abc.us-east-1.rds.amazonaws.com', port: 5432, protocol: 'TCP' } as const;
  const queue = { host: 'sqs.us-east-1.amazonaws.com', port: 443, protocol: 'TLS' } as const;
  serviceEntry(chart, { name: 'database', namespace: 'istio-system', callers: ['shop'], ...database });
  serviceEntry(chart, { name: 'sqs', namespace: 'istio-system', callers: ['shop'], ...queue });
  egressScope(chart, {
    namespace: 'shop',
    hosts: [`istio-system/${database.host}`, `istio-system/${queue.host}`],
  });
  networkPolicy(chart, {
    name: 'cart',
    namespace: 'shop',
    pods: { app: 'cart' },
    egress: openingsTo([
      { name: 'database', network: '10.0.1.0/24', ...database },
      { name: 'sqs', network: '10.0.2.0/24', ...queue },
    ]),
  });
}
