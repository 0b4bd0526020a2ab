import type { Fleet } from '@auditorsec/config/fleet';
import type { Panel } from '@auditorsec/grafana/panel';
import { timeseries } from '@auditorsec/grafana/panels/timeseries';
import { atGateway, toService } from '../selectors.ts';

export function traffic({ targets: { requestsPerSecond } }: Fleet): Panel[] {
  return [
    timeseries({
      title: 'Requests per second',
      description: 'Requests at the gateway by region and service.',
      unit: 'requestsPerSecond',
      queries: [
        {
          expr: `sum by (region, destination_service_name) (rate(istio_requests_total{${atGateway},${toService}}[$__rate_interval]))`,
          legend: '{{region}} {{destination_service_name}}',
        },
      ],
    }),
    timeseries({
      title: 'Requests per second of the chosen regions together',
      description: `The line is the peak that pools, replicas and limits of the fleet are sized for: ${requestsPerSecond} requests per second.`,
      unit: 'requestsPerSecond',
      threshold: { above: { critical: requestsPerSecond } },
      queries: [
        { expr: `sum(rate(istio_requests_total{${atGateway},${toService}}[$__rate_interval]))`, legend: 'all' },
      ],
    }),
  ];
}
