import type { Panel } from '@auditorsec/grafana/panel';
import { timeseries } from '@auditorsec/grafana/panels/timeseries';
import { utilization } from '@auditorsec/slo/utilization';
import { percent } from '../objectives.ts';
import { inRegion } from '../selectors.ts';

/** Files that don't lie on a disk of the node. */
export const onDisk = `fstype!~"tmpfs|overlay|squashfs|erofs",${inRegion}`;

/** Two lines for each region: how full nodes are on average, and the fullest of them. */
function fullness(title: string, limit: number, share: string): Panel {
  return timeseries({
    title,
    description: `The mean of all nodes and the fullest one. The line is the target, ${percent(limit)}.`,
    unit: 'ratio',
    width: 'third',
    threshold: { above: { critical: limit } },
    queries: [
      { expr: `avg by (region) (${share})`, legend: '{{region}} mean' },
      { expr: `max by (region) (${share})`, legend: '{{region}} fullest' },
    ],
  });
}

export function nodes(): Panel[] {
  const idle = `avg by (region, instance) (rate(node_cpu_seconds_total{mode="idle",${inRegion}}[$__rate_interval]))`;
  return [
    fullness('Node CPU', utilization.cpu, `1 - ${idle}`),
    fullness(
      'Node memory',
      utilization.memory,
      `1 - node_memory_MemAvailable_bytes{${inRegion}} / node_memory_MemTotal_bytes{${inRegion}}`,
    ),
    fullness(
      'Disk',
      utilization.disk,
      `1 - node_filesystem_avail_bytes{${onDisk}} / node_filesystem_size_bytes{${onDisk}}`,
    ),
  ];
}
