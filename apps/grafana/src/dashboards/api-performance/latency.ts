import type { Fleet } from '@auditorsec/config/fleet';
import { type Slo, slosOf } from '@auditorsec/config/slo';
import { milliseconds } from '@auditorsec/config/units';
import type { Panel } from '@auditorsec/grafana/panel';
import { timeseries } from '@auditorsec/grafana/panels/timeseries';
import { percent } from '../objectives.ts';
import { atGateway, inRegion, toService } from '../selectors.ts';

export function latency(fleet: Fleet): Panel[] {
  const target = milliseconds(fleet.targets.latency);
  return [
    quantile('p50 of reads', 0.5, 'Half of the reads were faster.'),
    quantile('p95 of reads', 0.95, 'One read of 20 was slower.'),
    quantile(
      'p99 of reads',
      0.99,
      `An estimate inside a bucket of the histogram; the share under ${target} ms is exact. The line is the target.`,
      target,
    ),
    ...slosOf(fleet)
      .filter(({ good }) => good === 'fast')
      .map(shareInTime),
    timeseries({
      title: 'p99 by route',
      description: 'Which route is slow: reads and writes of each.',
      unit: 'milliseconds',
      queries: [
        {
          expr: `histogram_quantile(0.99, sum by (le, route) (rate(istio_request_duration_milliseconds_bucket{${atGateway},${toService}}[$__rate_interval])))`,
          legend: '{{route}}',
        },
      ],
    }),
    timeseries({
      title: 'Canary versus stable, p99',
      description:
        'A rollout is aborted where the canary is slower than the stable version by more than its analysis allows.',
      unit: 'milliseconds',
      queries: [
        {
          expr: `histogram_quantile(0.99, sum by (le, region, destination_service_name) (rate(istio_request_duration_milliseconds_bucket{destination_service_name=~"($service)-(stable|canary)",${atGateway}}[$__rate_interval])))`,
          legend: '{{region}} {{destination_service_name}}',
        },
      ],
    }),
    timeseries({
      title: 'Response size, p95',
      description: 'Answers that grow make everything slower: look here first when latency rises without load.',
      unit: 'bytes',
      queries: [
        {
          expr: `histogram_quantile(0.95, sum by (le, region) (rate(istio_response_bytes_bucket{${atGateway},${toService}}[$__rate_interval])))`,
          legend: '{{region}}',
        },
      ],
    }),
  ];
}

function quantile(title: string, share: number, description: string, target?: number): Panel {
  return timeseries({
    title,
    description,
    unit: 'milliseconds',
    width: 'third',
    ...(target !== undefined && { threshold: { above: { critical: target } } }),
    queries: [
      {
        expr: `histogram_quantile(${share}, sum by (le, region) (rate(istio_request_duration_milliseconds_bucket{route=~".+-read",${atGateway},${toService}}[$__rate_interval])))`,
        legend: '{{region}}',
      },
    ],
  });
}

function shareInTime({ name, objective, below = 0 }: Slo): Panel {
  return timeseries({
    title: `Share of reads under ${below} ms: ${name}`,
    description: `Counted, not estimated: ${below} ms is a bound of the histogram. The objective is ${percent(objective)}.`,
    unit: 'ratio',
    threshold: { below: { critical: objective } },
    queries: [
      {
        expr: `1 - slo:error_ratio:rate5m{slo="${name}",service=~"$service",${inRegion}}`,
        legend: '{{region}}',
      },
    ],
  });
}
