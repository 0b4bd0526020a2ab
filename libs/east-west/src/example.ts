import { eastWest } from '@auditorsec/east-west/gateway';
import { replicas, resources } from '@auditorsec/workload/resources';
import type { Construct } from 'constructs';

export function example(chart: Construct): void {
  eastWest(chart, {
    network: 'us-east-1',
    namespaces: ['shop'],
    replicas: replicas.parse({ min: 3, max: 6 }),
    resources: resources.parse({ cpu: '500m', memory: '512Mi' }),
  });
}
