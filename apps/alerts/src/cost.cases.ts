import type { AlertCase } from './case.ts';

const HOURS_A_MONTH = 730;

/** `monthlyBudget` in dollars. */
export function costCases(monthlyBudget: number): AlertCase[] {
  const share = (of: number) => (of * monthlyBudget) / HOURS_A_MONTH;
  const costs = (nodes: string, rest: number) => ({
    'node_total_hourly_cost{region="us-east-1",node="a"}': nodes,
    'kubecost_cluster_management_cost{region="us-east-1"}': `${rest}x200`,
  });
  return [
    {
      alert: 'CostAboveBudget',
      says: 'nodes cost the whole budget, and the control plane comes on top',
      interval: '10m',
      series: costs(`${share(1)}x200`, share(0.1)),
      fires: { '26h': ['region="us-east-1"'] },
    },
    {
      alert: 'CostAboveBudget',
      says: 'all together cost half of the budget, but for an hour of twice as many nodes',
      interval: '10m',
      series: costs(`${share(0.4)}x120 ${share(1.5)}x5 ${share(0.4)}x70`, share(0.1)),
      quiet: ['20h', '21h30m', '26h'],
    },
  ];
}
