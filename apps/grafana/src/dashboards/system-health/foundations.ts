import type { Panel } from '@auditorsec/grafana/panel';
import { barGauge } from '@auditorsec/grafana/panels/bar-gauge';
import { stat } from '@auditorsec/grafana/panels/stat';
import { table } from '@auditorsec/grafana/panels/table';
import { timeseries } from '@auditorsec/grafana/panels/timeseries';
import { limits } from '@auditorsec/slo/limits';
import { inRegion, zeroWhereScraped } from '../selectors.ts';

export function foundations(): Panel[] {
  return [
    timeseries({
      title: 'Istiod push latency, p99',
      description:
        'How long a change takes to reach the proxies. Seconds are fine; minutes mean that istiod is overloaded.',
      unit: 'seconds',
      queries: [
        {
          expr: `histogram_quantile(0.99, sum by (le, region) (rate(pilot_proxy_convergence_time_bucket{${inRegion}}[$__rate_interval])))`,
          legend: '{{region}}',
        },
      ],
    }),
    stat({
      title: 'Config rejected by proxies, 1 h',
      description:
        'Configuration that istiod sent and a proxy refused. The proxy keeps its last good one: changes stop there.',
      unit: 'count',
      threshold: { above: { critical: 1 } },
      queries: [
        {
          expr: `sum by (region) (increase(pilot_total_xds_rejects{${inRegion}}[1h])) or ${zeroWhereScraped('istiod')}`,
          legend: '{{region}}',
        },
      ],
    }),
    barGauge({
      title: 'Certificate days left',
      description: `cert-manager renews when a third of the lifetime is left. Somebody is paged at ${limits.certificateDays} days.`,
      unit: 'days',
      threshold: { below: { critical: limits.certificateDays } },
      queries: [
        {
          expr: `min by (region, namespace, name) (certmanager_certificate_expiration_timestamp_seconds{${inRegion}} - time()) / 86400`,
          legend: '{{region}} {{namespace}}/{{name}}',
        },
      ],
    }),
    table({
      title: 'Argo CD: out of sync or degraded',
      description: 'Applications that are not what Git says, or not healthy. Empty is good.',
      unit: 'count',
      query: {
        expr: `count by (region, name, sync_status, health_status) (argocd_app_info{sync_status!="Synced",${inRegion}} or argocd_app_info{health_status!~"Healthy|Suspended",${inRegion}})`,
      },
      columns: { region: 'Region', name: 'Application', sync_status: 'Sync', health_status: 'Health' },
      value: 'Count',
    }),
  ];
}
