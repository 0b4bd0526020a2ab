import { catalogue } from '@auditorsec/components/catalogue';
import { networkPolicy } from '@auditorsec/network-policy/network-policy';
import type { Construct } from 'constructs';

export function example(chart: Construct): void {
  const { namespace, pods } = catalogue.opencost;
  networkPolicy(chart, {
    name: 'prices',
    namespace: 'shop',
    pods: { app: 'prices' },
    ingress: [{ peers: [{ namespace, pods }], ports: [8080] }],
  });
}
