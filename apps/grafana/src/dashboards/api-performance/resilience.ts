import type { Panel } from '@auditorsec/grafana/panel';
import { timeseries } from '@auditorsec/grafana/panels/timeseries';
import { limits } from '@auditorsec/slo/limits';
import { atGateway, inRegion, withUpstream } from '../selectors.ts';

export function resilience(): Panel[] {
  return [
    timeseries({
      title: 'Retries per request',
      description: 'Requests that proxies sent again. Above the line retries load what is in trouble already.',
      unit: 'ratio',
      threshold: { above: { critical: limits.retries } },
      width: 'third',
      queries: [
        {
          expr: `sum by (region) (rate(envoy_cluster_upstream_rq_retry{${inRegion}}[$__rate_interval])) / sum by (region) (rate(envoy_cluster_upstream_rq_total{${inRegion}}[$__rate_interval]))`,
          legend: '{{region}}',
        },
      ],
    }),
    timeseries({
      title: 'Circuit breaker overflow',
      description: 'Requests refused because a connection pool was full. None is normal.',
      unit: 'requestsPerSecond',
      threshold: { above: { critical: limits.overflows } },
      width: 'third',
      queries: [
        {
          expr: `sum by (region, upstream) (${withUpstream(`rate(envoy_cluster_upstream_rq_pending_overflow{${inRegion}}[$__rate_interval])`)})`,
          legend: '{{region}} {{upstream}}',
        },
      ],
    }),
    timeseries({
      title: 'Rate limited (429)',
      description: 'Requests beyond the limits of their clients, by tier.',
      unit: 'requestsPerSecond',
      width: 'third',
      queries: [
        {
          expr: `sum by (region, tier) (rate(istio_requests_total{response_code="429",${atGateway}}[$__rate_interval]))`,
          legend: '{{region}} {{tier}}',
        },
      ],
    }),
  ];
}
