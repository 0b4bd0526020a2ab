import type { Panel } from '@auditorsec/grafana/panel';
import { stat } from '@auditorsec/grafana/panels/stat';
import { timeseries } from '@auditorsec/grafana/panels/timeseries';
import { inRegion, withUpstream, zeroWhereScraped } from '../selectors.ts';

export function proxies(): Panel[] {
  return [
    timeseries({
      title: 'Ejected endpoints',
      description: 'Endpoints that proxies send nothing to for a while, as they failed too often.',
      unit: 'count',
      width: 'third',
      queries: [
        {
          expr: `sum by (region, upstream) (${withUpstream(`envoy_cluster_outlier_detection_ejections_active{${inRegion}}`)})`,
          legend: '{{region}} {{upstream}}',
        },
      ],
    }),
    timeseries({
      title: 'Rate limiter fails open',
      description: 'Requests that were admitted without being counted, as the rate limit service did not answer.',
      unit: 'requestsPerSecond',
      threshold: { above: { critical: 0.01 } },
      width: 'third',
      queries: [
        {
          expr: `sum by (region) (rate(envoy_cluster_ratelimit_admit_failure_mode_allowed{${inRegion}}[$__rate_interval])) or ${zeroWhereScraped('gateways')}`,
          legend: '{{region}}',
        },
      ],
    }),
    stat({
      title: 'Requests without mutual TLS, 1 h',
      description: 'Requests that a workload of the strict mesh took in plaintext. There must be none.',
      unit: 'count',
      threshold: { above: { critical: 1 } },
      width: 'third',
      queries: [
        {
          expr: `sum by (region) (increase(istio_requests_total{reporter="destination",connection_security_policy="none",${inRegion}}[1h])) or ${zeroWhereScraped('workloads')}`,
          legend: '{{region}}',
        },
      ],
    }),
  ];
}
