import type { Panel } from '@auditorsec/grafana/panel';
import { stateTimeline } from '@auditorsec/grafana/panels/state-timeline';
import { table } from '@auditorsec/grafana/panels/table';
import { inRegion, upAndDown } from '../selectors.ts';

export function regions(): Panel[] {
  return [
    stateTimeline({
      title: 'Region healthy (external probe)',
      description:
        'Whether every chosen region reaches the readiness path of each region from outside. Down where any of them fails to.',
      states: upAndDown,
      queries: [
        { expr: `min by (target_region) (probe_success{job="blackbox",${inRegion}})`, legend: '{{target_region}}' },
      ],
    }),
    stateTimeline({
      title: 'Health checks of DNS',
      description:
        "Route 53's own view, which moves traffic between regions: a check that is down takes its region out.",
      states: upAndDown,
      queries: [
        {
          expr: `min by (dimension_HealthCheckId) (aws_route53_health_check_status_minimum{${inRegion}})`,
          legend: '{{dimension_HealthCheckId}}',
        },
      ],
    }),
    table({
      title: 'Firing alerts',
      description: 'What fires now, pages first. Each alert has a page in the runbooks.',
      unit: 'count',
      query: {
        expr: `sum by (region, severity, alertname) (ALERTS{alertstate="firing",alertname!="Watchdog",${inRegion}})`,
      },
      columns: { severity: 'Severity', alertname: 'Alert', region: 'Region' },
      value: 'Firing',
      sortBy: 'Severity',
      width: 'full',
    }),
  ];
}
