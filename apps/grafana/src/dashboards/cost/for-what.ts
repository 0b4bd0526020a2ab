import type { Panel } from '@auditorsec/grafana/panel';
import { timeseries } from '@auditorsec/grafana/panels/timeseries';
import { inRegion } from '../selectors.ts';
import { HOURS, nodes } from './prices.ts';

export function forWhat(): Panel[] {
  return [
    timeseries({
      title: 'CPU by namespace, per month',
      description: 'What the CPU costs that pods asked for or used, whichever is more.',
      unit: 'dollars',
      stacked: true,
      queries: [
        {
          expr: `sum by (namespace) (container_cpu_allocation{${inRegion}} * on (region, node) group_left () max by (region, node) (node_cpu_hourly_cost{${inRegion}})) * ${HOURS}`,
          legend: '{{namespace}}',
        },
      ],
    }),
    timeseries({
      title: 'Memory by namespace, per month',
      description: 'What the memory costs that pods asked for or used, whichever is more.',
      unit: 'dollars',
      stacked: true,
      queries: [
        {
          expr: `sum by (namespace) (container_memory_allocation_bytes{${inRegion}} / 2 ^ 30 * on (region, node) group_left () max by (region, node) (node_ram_hourly_cost{${inRegion}})) * ${HOURS}`,
          legend: '{{namespace}}',
        },
      ],
    }),
    timeseries({
      title: 'Internet egress, at most, per month',
      description:
        'As if all that leaves the nodes went to the internet: an upper bound, as traffic inside a zone costs nothing.',
      unit: 'dollars',
      queries: [
        {
          expr: `max by (region) (kubecost_network_internet_egress_cost{${inRegion}}) * sum by (region) (rate(node_network_transmit_bytes_total{device!~"lo|veth.*",${inRegion}}[$__rate_interval])) * 3600 * ${HOURS} / 1e9`,
          legend: '{{region}}',
        },
      ],
    }),
    timeseries({
      title: 'Spot nodes: share of the cost',
      description: 'How much of the cost of nodes is for those that AWS may take back.',
      unit: 'ratio',
      queries: [
        {
          expr: `sum by (region) (node_total_hourly_cost{${inRegion}} * on (region, node) group_left () max by (region, node) (kubecost_node_is_spot{${inRegion}})) / ${nodes}`,
          legend: '{{region}}',
        },
      ],
    }),
  ];
}
