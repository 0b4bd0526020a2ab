import { queueScaling } from '@auditorsec/queue-scaling/queue-scaling';
import type { Construct } from 'constructs';

export function example(chart: Construct): void {
  queueScaling(chart, {
    name: 'invoices',
    namespace: 'shop',
    queueUrl: 'https://sqs.us-east-1.amazonaws.com/111122223333/invoices',
    region: 'us-east-1',
    messagesPerReplica: 50,
    replicas: { min: 2, max: 20 },
  });
}
