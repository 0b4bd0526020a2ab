import { prometheusRule } from '@auditorsec/alerting/prometheus-rule';
import { alert, record } from '@auditorsec/alerting/rule';
import type { HttpsUrl } from '@auditorsec/config/units';
import type { Construct } from 'constructs';

export function example(chart: Construct): void {
  prometheusRule(chart, {
    name: 'shop',
    namespace: 'observability',
    links: {
      runbooks: 'https://runbooks.example.com' as HttpsUrl,
      grafana: 'https://grafana.example.com' as HttpsUrl,
    },
    groups: [
      {
        name: 'shop',
        rules: [
          record({ record: 'region:orders:rate5m', expr: 'sum by (region) (rate(orders_total[5m]))' }),
          alert({
            name: 'OrdersStopped',
            expr: 'region:orders:rate5m == 0',
            for: '1m',
            severity: 'page',
            team: 'api',
            summary: '{{ $labels.region }}: nobody has ordered anything for five minutes',
            description: 'The shop is open, and no order comes through.',
            dashboard: 'user-behaviour',
          }),
        ],
      },
    ],
  });
}
