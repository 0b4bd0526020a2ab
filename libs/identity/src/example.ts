import { agent, pastProxy } from '@auditorsec/identity/agent';
import { cacheUser, databaseUser, queue } from '@auditorsec/identity/arn';
import { podIdentity } from '@auditorsec/identity/pod-identity';
import { networkPolicy } from '@auditorsec/network-policy/network-policy';
import { deployment } from '@auditorsec/workload/deployment';
import { podTemplate } from '@auditorsec/workload/pod';
import { resources } from '@auditorsec/workload/resources';
import type { Construct } from 'constructs';

export function example(chart: Construct): void {
  const [name, namespace, labels] = ['cart', 'shop', { app: 'cart' }];
  const place = { region: 'eu-west-1', account: '111122223333' } as const;
  podIdentity(chart, {
    ...place,
    cluster: 'eu-west-1',
    namespace,
    serviceAccount: name,
    statements: [
      { actions: ['rds-db:connect'], on: [databaseUser(place, 'shop')] },
      { actions: ['elasticache:Connect'], on: cacheUser(place, 'shop', 'shop') },
      { actions: ['sqs:SendMessage'], on: [queue(place, 'orders')] },
    ],
  });
  const template = podTemplate({
    name,
    labels,
    annotations: pastProxy,
    serviceAccount: name,
    image: `registry.example.com/shop/cart:1.0.0@sha256:${'0'.repeat(64)}`,
    resources: resources.parse({ cpu: '250m', memory: '256Mi' }),
  });
  deployment(chart, { name, namespace, labels, template });
  networkPolicy(chart, { name, namespace, pods: labels, egress: [agent] });
}
