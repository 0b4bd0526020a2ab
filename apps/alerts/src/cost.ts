import { alert, type RuleGroup } from '@auditorsec/alerting/rule';
import type { AlertContext } from './context.ts';

const HOURS_A_MONTH = 730;

/** What OpenCost says that a region costs in an hour: nodes, control plane, load balancers. */
const HOURLY = '{__name__=~"node_total_hourly_cost|kubecost_cluster_management_cost|kubecost_load_balancer_cost"}';

/** Whether the region can be paid for. A day's mean: nodes come and go by the hour. */
export function cost({ cluster: { monthlyBudget } }: AlertContext): RuleGroup {
  return {
    name: 'cost',
    interval: '5m',
    rules: [
      alert({
        name: 'CostAboveBudget',
        expr: `avg_over_time(sum by (region) (${HOURLY})[1d:1h]) * ${HOURS_A_MONTH} > ${monthlyBudget}`,
        for: '1h',
        severity: 'ticket',
        team: 'platform',
        summary: '{{ $labels.region }}: costs more than its budget',
        description: `At the pace of the last day the month costs $\{{ $value | humanize }}; the budget is $${monthlyBudget}.`,
        dashboard: 'cost',
      }),
    ],
  };
}
