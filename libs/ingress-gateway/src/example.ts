import { loadBalancer } from '@auditorsec/config/load-balancer';
import { certificate, issuer } from '@auditorsec/ingress-gateway/certificate';
import { gateway } from '@auditorsec/ingress-gateway/gateway';
import { gatewayWorkload } from '@auditorsec/ingress-gateway/workload';
import { replicas, resources } from '@auditorsec/workload/resources';
import type { Construct } from 'constructs';

export function example(chart: Construct): void {
  const [namespace, labels] = ['edge', { app: 'edge' }];
  const api = { hosts: ['api.example.com'], secret: 'api-tls' };
  gatewayWorkload(chart, {
    name: 'edge',
    namespace,
    labels,
    replicas: replicas.parse({ min: 3, max: 12 }),
    resources: resources.parse({ cpu: '1', memory: '1Gi' }),
    region: 'us-east-1',
    loadBalancer: loadBalancer.parse({ topology: 'nlb' }),
  });
  const zone = { domain: 'example.com', id: 'Z0123456789EXAMPLE' };
  issuer(chart, { name: 'edge', namespace, region: 'us-east-1', zone, contact: 'ops@example.com' });
  certificate(chart, { name: 'api', namespace, ...api, issuer: 'edge' });
  const servers = [{ name: 'https', hosts: api.hosts, certificate: api.secret }] as const;
  gateway(chart, { name: 'api', namespace, pods: labels, routesFrom: 'shop', servers });
}
