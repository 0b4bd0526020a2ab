import { duration, percentage } from '@auditorsec/config/units';
import { analysis } from '@auditorsec/rollout/analysis';
import { rollout } from '@auditorsec/rollout/rollout';
import type { Construct } from 'constructs';

export function example(chart: Construct): void {
  const namespace = 'shop';
  const targets = { availability: percentage.parse('99.99%'), latency: duration.parse('100ms') };
  for (const [name, delivery] of [
    ['cart', 'canary'],
    ['stock', 'blue-green'],
  ] as const) {
    analysis(chart, { name, namespace, targets });
    rollout(chart, { name, namespace, labels: { app: name }, delivery, virtualService: name, analysis: name });
  }
}
