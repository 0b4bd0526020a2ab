import type { Panel } from '@auditorsec/grafana/panel';
import { barGauge } from '@auditorsec/grafana/panels/bar-gauge';
import { table } from '@auditorsec/grafana/panels/table';
import { utilization } from '@auditorsec/slo/utilization';
import { percent } from '../objectives.ts';
import { inRegion } from '../selectors.ts';
import { onDisk } from './nodes.ts';

export function disks(): Panel[] {
  return [
    table({
      title: 'Disks full within 4 h',
      description:
        'Disks of nodes that are full in 4 hours if they fill as they did in the last one, and half full already.',
      unit: 'bytes',
      query: {
        expr: `predict_linear(node_filesystem_avail_bytes{${onDisk}}[1h], 4 * 3600) < 0 and node_filesystem_avail_bytes{${onDisk}} / node_filesystem_size_bytes{${onDisk}} < 0.5`,
      },
      columns: { region: 'Region', instance: 'Node', mountpoint: 'Mounted at' },
      value: 'Then left',
    }),
    barGauge({
      title: 'Fullest volumes',
      description: `Volumes of pods by what is used of them. Red above ${percent(utilization.disk)}.`,
      unit: 'ratio',
      max: 1,
      threshold: { above: { critical: utilization.disk } },
      queries: [
        {
          expr: `topk(10, max by (region, namespace, persistentvolumeclaim) (kubelet_volume_stats_used_bytes{${inRegion}} / kubelet_volume_stats_capacity_bytes{${inRegion}}))`,
          legend: '{{region}} {{namespace}}/{{persistentvolumeclaim}}',
        },
      ],
    }),
  ];
}
