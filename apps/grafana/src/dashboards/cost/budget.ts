import type { Fleet } from '@auditorsec/config/fleet';
import type { Panel } from '@auditorsec/grafana/panel';
import { barGauge } from '@auditorsec/grafana/panels/bar-gauge';
import { stat } from '@auditorsec/grafana/panels/stat';
import { timeseries } from '@auditorsec/grafana/panels/timeseries';
import { atGateway, inRegion } from '../selectors.ts';
import { HOURS, total } from './prices.ts';

export function budget(fleet: Fleet): Panel[] {
  return [
    barGauge({
      title: 'Month forecast of the budget',
      description:
        'A month at the mean pace of the last 7 days, of what the region may cost. Aurora, ElastiCache, CloudFront and traffic are on the bill of AWS, not in here.',
      unit: 'ratio',
      threshold: { above: { warning: 0.8, critical: 1 } },
      queries: [
        {
          expr: `avg_over_time((${total})[7d:1h]) * ${HOURS} / on (region) (${budgets(fleet)})`,
          legend: '{{region}}',
        },
      ],
    }),
    timeseries({
      title: 'Run rate per month',
      description: 'Nodes, control plane, load balancers and volumes together, if all stayed as it was at that time.',
      unit: 'dollars',
      queries: [{ expr: `(${total}) * ${HOURS}`, legend: '{{region}}' }],
    }),
    stat({
      title: 'Idle CPU',
      description: 'What nodes have and no container used, over the last hour: paid for and thrown away.',
      unit: 'ratio',
      threshold: { above: { warning: 0.5, critical: 0.7 } },
      queries: [
        {
          expr: `1 - sum by (region) (rate(container_cpu_usage_seconds_total{container!="",${inRegion}}[1h])) / sum by (region) (kube_node_status_allocatable{resource="cpu",${inRegion}})`,
          legend: '{{region}}',
        },
      ],
    }),
    stat({
      title: 'Cost per million requests',
      description: 'What the clusters cost in the last hour, for a million requests at the pace of that hour.',
      unit: 'dollars',
      queries: [
        {
          expr: `(${total}) / (sum by (region) (rate(istio_requests_total{${atGateway}}[1h])) * 3600) * 1e6`,
          legend: '{{region}}',
        },
      ],
    }),
  ];
}

/** More in a row than the grammar of Prometheus' editor takes for certain: it gives up at 300. */
const IN_A_ROW = 100;

/** What each region may cost, as a series by region. */
function budgets({ clusters }: Fleet): string {
  const series = Object.values(clusters).map(
    ({ region, monthlyBudget }) => `label_replace(vector(${monthlyBudget}), "region", "${region}", "", "")`,
  );
  if (series.length <= IN_A_ROW) return series.join(' or ');
  const rows = Array.from({ length: Math.ceil(series.length / IN_A_ROW) }, (_, row) =>
    series.slice(row * IN_A_ROW, (row + 1) * IN_A_ROW),
  );
  return rows.map((row) => `(${row.join(' or ')})`).join(' or ');
}
