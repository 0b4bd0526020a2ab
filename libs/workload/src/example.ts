import { autoscaler } from '@auditorsec/workload/autoscaler';
import { cronJob } from '@auditorsec/workload/cron-job';
import { deployment } from '@auditorsec/workload/deployment';
import { disruptionBudget } from '@auditorsec/workload/disruption-budget';
import { podTemplate } from '@auditorsec/workload/pod';
import { replicas, resources } from '@auditorsec/workload/resources';
import { service } from '@auditorsec/workload/service';
import { serviceAccount } from '@auditorsec/workload/service-account';
import type { Construct } from 'constructs';

export function example(chart: Construct): void {
  const [name, namespace, labels] = ['cart', 'shop', { app: 'cart' }];
  const template = podTemplate({
    name,
    labels,
    serviceAccount: name,
    image: `registry.example.com/shop/cart:1.0.0@sha256:${'0'.repeat(64)}`,
    env: { REGION: 'us-east-1' },
    resources: resources.parse({ cpu: '250m', memory: '256Mi' }),
    ports: { http: 8000 },
    readiness: { path: '/ready', port: 'http' },
    liveness: { path: '/live', port: 'http' },
  });
  serviceAccount(chart, namespace, name);
  deployment(chart, { name, namespace, labels, template });
  service(chart, { name, namespace, labels, ports: { http: 8000 } });
  autoscaler(chart, { name, namespace, replicas: replicas.parse({ min: 3, max: 12 }) });
  disruptionBudget(chart, { name, namespace, labels });
  cronJob(chart, {
    name: 'cart-cleanup',
    namespace,
    schedule: '30 2 * * *',
    suspended: false,
    deadlineSeconds: 1800,
    template,
  });
}
