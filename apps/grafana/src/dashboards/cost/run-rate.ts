import type { Panel } from '@auditorsec/grafana/panel';
import { stat } from '@auditorsec/grafana/panels/stat';
import { controlPlane, HOURS, loadBalancers, nodes, volumes } from './prices.ts';

export function runRate(): Panel[] {
  const monthly = (title: string, description: string, hourly: string) =>
    stat({
      title,
      description,
      unit: 'dollars',
      queries: [{ expr: `(${hourly}) * ${HOURS}`, legend: '{{region}}' }],
    });
  return [
    monthly('Nodes per month', 'What the nodes that run now cost in a month, at on-demand or spot prices.', nodes),
    monthly('Control plane per month', 'What AWS takes for each cluster, whatever runs in it.', controlPlane),
    monthly(
      'Load balancers per month',
      'Network load balancers by the hour, without what flows through them.',
      loadBalancers,
    ),
    monthly('Volumes per month', 'Disks of pods by their size, used or not.', volumes),
  ];
}
