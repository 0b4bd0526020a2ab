import { dashboard } from '@auditorsec/grafana/dashboard';
import { datasource } from '@auditorsec/grafana/datasource';
import { dashboards, printDashboards } from '@auditorsec/grafana/deliver';
import { folder } from '@auditorsec/grafana/folder';
import { instancesWith } from '@auditorsec/grafana/instances';
import { stat } from '@auditorsec/grafana/panels/stat';
import { timeseries } from '@auditorsec/grafana/panels/timeseries';
import type { Construct } from 'constructs';

const shop = dashboard({
  uid: 'shop',
  title: 'Shop',
  description: 'How the shop does.',
  rows: [
    {
      title: 'Orders',
      panels: [
        timeseries({
          title: 'Orders that failed',
          description: 'The share of orders that failed. Above the line somebody is paged.',
          unit: 'ratio',
          threshold: { above: { critical: 0.01 } },
          queries: [
            {
              expr: 'sum by (region) (rate(orders_failed_total{region=~"$region"}[$__rate_interval])) / sum by (region) (rate(orders_total{region=~"$region"}[$__rate_interval]))',
              legend: '{{region}}',
            },
          ],
        }),
        stat({
          title: 'Open carts',
          description: 'Carts that wait for their order.',
          unit: 'count',
          queries: [{ expr: 'sum by (region) (carts_open{region=~"$region"})', legend: '{{region}}' }],
        }),
      ],
    },
  ],
});

export function example(chart: Construct): void {
  const instances = instancesWith({ dashboards: 'platform' });
  const namespace = 'observability';
  datasource(chart, {
    name: 'prometheus',
    namespace,
    instances,
    title: 'Prometheus',
    type: 'prometheus',
    url: 'http://prometheus-operated.observability.svc:9090',
    isDefault: true,
    options: { timeInterval: '30s' },
  });
  folder(chart, { name: 'shop', namespace, instances, title: 'Shop' });
  dashboards(chart, { namespace, instances, folder: 'shop', dashboards: printDashboards([shop]) });
}
