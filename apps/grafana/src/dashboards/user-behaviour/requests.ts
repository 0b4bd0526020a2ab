import type { Fleet } from '@auditorsec/config/fleet';
import { latencyBucket, latencyBuckets } from '@auditorsec/config/latency-buckets';
import { milliseconds } from '@auditorsec/config/units';
import type { Panel } from '@auditorsec/grafana/panel';
import { barGauge } from '@auditorsec/grafana/panels/bar-gauge';
import { pieChart } from '@auditorsec/grafana/panels/pie-chart';
import { stat } from '@auditorsec/grafana/panels/stat';
import { table } from '@auditorsec/grafana/panels/table';
import { timeseries } from '@auditorsec/grafana/panels/timeseries';
import { atGateway, inRegion } from '../selectors.ts';

export function requests({ targets }: Fleet): Panel[] {
  const all = `rate(istio_requests_total{${atGateway}}[$__rate_interval])`;
  return [
    timeseries({
      title: 'Requests by client tier',
      description: 'By the tier in the token. Unknown are requests that need none, such as logins.',
      unit: 'requestsPerSecond',
      stacked: true,
      queries: [{ expr: `sum by (tier) (${all})`, legend: '{{tier}}' }],
    }),
    timeseries({
      title: 'Day over day',
      description: 'Requests now, of those a day ago: 1 is the same. It says nothing for the first day.',
      unit: 'factor',
      queries: [
        {
          expr: `sum by (region) (${all}) / sum by (region) (rate(istio_requests_total{${atGateway}}[$__rate_interval] offset 1d))`,
          legend: '{{region}}',
        },
      ],
    }),
    barGauge({
      title: 'Top routes',
      description: 'What is asked for most, reads and writes apart, over the last 15 minutes.',
      unit: 'requestsPerSecond',
      width: 'third',
      queries: [
        { expr: `topk(10, sum by (route) (rate(istio_requests_total{${atGateway}}[15m])))`, legend: '{{route}}' },
      ],
    }),
    pieChart({
      title: 'Region mix',
      description: 'Where requests are answered, over the last 15 minutes.',
      unit: 'requestsPerSecond',
      queries: [{ expr: `sum by (region) (rate(istio_requests_total{${atGateway}}[15m]))`, legend: '{{region}}' }],
    }),
    apdex(milliseconds(targets.latency)),
    table({
      title: 'Limits that clients run into',
      description: 'Requests refused by a limit over the last 15 minutes: the limit by its name, never the client.',
      unit: 'requestsPerSecond',
      query: {
        expr: `topk(10, sum by (region, key1, key2) (rate(ratelimit_service_rate_limit_over_limit{${inRegion}}[15m])) > 0)`,
      },
      columns: { region: 'Region', key1: 'Limit', key2: 'Of' },
      value: 'Refused per second',
      width: 'full',
    }),
  ];
}

/** Satisfied below the target, tolerating below four times as much: https://www.apdex.org. */
function apdex(target: number): Panel {
  const satisfied = latencyBucket(target);
  const tolerated = latencyBuckets.find((bound) => bound >= 4 * target) ?? satisfied;
  const within = (bound: number) =>
    `sum by (region) (rate(istio_request_duration_milliseconds_bucket{le=~"${bound}(\\\\.0)?",${atGateway}}[15m]))`;
  return stat({
    title: `Apdex (${satisfied} ms, ${tolerated} ms)`,
    description: `Requests under ${satisfied} ms count in full, those under ${tolerated} ms by half. Above 0.94 is excellent, below 0.7 is poor.`,
    unit: 'count',
    width: 'third',
    threshold: { below: { warning: 0.94, critical: 0.7 } },
    queries: [
      {
        expr: `(${within(satisfied)} + ${within(tolerated)}) / 2 / sum by (region) (rate(istio_request_duration_milliseconds_count{${atGateway}}[15m]))`,
        legend: '{{region}}',
      },
    ],
  });
}
