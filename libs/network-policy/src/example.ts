import { istiod, networkPolicy, scrape } from '@auditorsec/network-policy/network-policy';
import type { Construct } from 'constructs';

export function example(chart: Construct): void {
  networkPolicy(chart, {
    name: 'cart',
    namespace: 'shop',
    pods: { app: 'cart' },
    ingress: [{ peers: [{ namespace: 'istio-ingress', pods: { istio: 'ingress' } }], ports: [8000] }, scrape],
    egress: [istiod, { peers: [{ cidr: '10.0.1.0/24' }], ports: [5432] }],
  });
}
