import { loadBalancer } from '@auditorsec/config/load-balancer';
import { certificate } from '@auditorsec/ingress-gateway/certificate';
import { gateway } from '@auditorsec/ingress-gateway/gateway';
import { gatewayWorkload } from '@auditorsec/ingress-gateway/workload';
import { replicas, resources } from '@auditorsec/workload/resources';
import type { Construct } from 'constructs';

export function example(chart: Construct): void {
  const [namespace, labels, hosts, secret] = ['edge', { app: 'edge' }, ['api.example.com'], 'api-tls'];
  gatewayWorkload(chart, {
    name: 'edge',
    namespace,
    labels,
    replicas: replicas.parse({ min: 3, max: 12 }),
    resources: resources.parse({ cpu: '1', memory: '1Gi' }),
    region: 'us-east-1',
    loadBalancer: loadBalancer.parse({ topology: 'nlb' }),
  });
  certificate(chart, { name: 'api', namespace, hosts, secret, region: 'us-east-1', contact: 'ops@example.com' });
  gateway(chart, { name: 'api', namespace, pods: labels, hosts, routesFrom: 'shop', certificate: secret });
}
