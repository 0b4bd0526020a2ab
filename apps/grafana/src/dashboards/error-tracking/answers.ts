import type { Slo } from '@auditorsec/config/slo';
import type { Panel } from '@auditorsec/grafana/panel';
import { timeseries } from '@auditorsec/grafana/panels/timeseries';
import { errorRateTargets } from '@auditorsec/slo/error-rate';
import { percent } from '../objectives.ts';
import { atGateway, inRegion } from '../selectors.ts';

export function errorRatio({ name, budget, objective }: Slo): Panel {
  const { target, limit } = errorRateTargets;
  return timeseries({
    title: `Error ratio: ${name}`,
    description: `Requests that got a 5xx or no answer. The objective of ${percent(objective)} allows ${percent(budget)} of them; the plan's ${percent(target)} and ${percent(limit)}, drawn as lines, are looser.`,
    unit: 'ratio',
    width: 'third',
    logarithmicFrom: budget,
    threshold: { above: { warning: target, critical: limit } },
    queries: [
      { expr: `slo:error_ratio:rate5m{slo="${name}",service=~"$service",${inRegion}}`, legend: '{{region}}' },
      { expr: `vector(${budget})`, legend: `what ${percent(objective)} allows` },
    ],
  });
}

export function answers(): Panel[] {
  return [
    timeseries({
      title: 'Status classes',
      description:
        'All answers of the gateway by the first digit of their code. 0 is no answer at all: the client had gone.',
      unit: 'requestsPerSecond',
      queries: [
        {
          expr: `sum by (region, class) (label_replace(rate(istio_requests_total{${atGateway}}[$__rate_interval]), "class", "\${1}xx", "response_code", "(.).*"))`,
          legend: '{{region}} {{class}}',
        },
      ],
    }),
    timeseries({
      title: '5xx by route',
      description: 'Which route fails, reads and writes apart.',
      unit: 'requestsPerSecond',
      queries: [
        {
          expr: `sum by (region, route) (rate(istio_requests_total{response_code=~"5..",${atGateway}}[$__rate_interval]))`,
          legend: '{{region}} {{route}}',
        },
      ],
    }),
    timeseries({
      title: 'Response flags',
      description:
        'Why Envoy itself failed a request: UO pool full, UF no connection, UH no healthy endpoint, NR no route, URX retries used up, UT too slow, DC client gone.',
      unit: 'requestsPerSecond',
      queries: [
        {
          expr: `sum by (response_flags, destination_service_name) (rate(istio_requests_total{reporter="source",response_flags!="-",${inRegion}}[$__rate_interval]))`,
          legend: '{{response_flags}} {{destination_service_name}}',
        },
      ],
    }),
    timeseries({
      title: '401 and 403',
      description:
        'Requests without a valid token, and those that a policy refused. A jump after a rollout is a mistake of ours.',
      unit: 'requestsPerSecond',
      queries: [
        {
          expr: `sum by (region, response_code) (rate(istio_requests_total{response_code=~"401|403",${atGateway}}[$__rate_interval]))`,
          legend: '{{region}} {{response_code}}',
        },
      ],
    }),
  ];
}
