import { alert, type RuleGroup } from '@auditorsec/alerting/rule';
import { utilization } from '@auditorsec/slo/utilization';

const REAL = 'fstype!~"tmpfs|overlay|squashfs|erofs"';

const free = `node_filesystem_avail_bytes{${REAL}} / node_filesystem_size_bytes{${REAL}}`;
const volumeFree = 'kubelet_volume_stats_available_bytes / kubelet_volume_stats_capacity_bytes';

/** Nodes and volumes: how full they are, and how full they will be. Trends count once half is used: before that they are noise. */
export const nodes: RuleGroup = {
  name: 'nodes',
  rules: [
    alert({
      name: 'NodeCpuHigh',
      expr: `1 - avg by (region, instance) (rate(node_cpu_seconds_total{mode="idle"}[5m])) > ${utilization.cpu}`,
      for: '15m',
      severity: 'ticket',
      team: 'platform',
      summary: '{{ $labels.region }}: the CPU of {{ $labels.instance }} is busy',
      description:
        '{{ $value | humanizePercentage }} of its CPU is in use: bursts and the pods of a lost zone find no room.',
      dashboard: 'infrastructure',
    }),
    alert({
      name: 'NodeMemoryHigh',
      expr: `1 - node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes > ${utilization.memory}`,
      for: '15m',
      severity: 'ticket',
      team: 'platform',
      summary: '{{ $labels.region }}: the memory of {{ $labels.instance }} is nearly full',
      description:
        '{{ $value | humanizePercentage }} of its memory is in use: the kubelet evicts pods when it runs out.',
      dashboard: 'infrastructure',
    }),
    alert({
      name: 'NodeDiskHigh',
      expr: `1 - ${free} > ${utilization.disk}`,
      for: '5m',
      severity: 'ticket',
      team: 'platform',
      summary: '{{ $labels.region }}: {{ $labels.mountpoint }} of {{ $labels.instance }} is nearly full',
      description: '{{ $value | humanizePercentage }} is used: from 90% on the kubelet evicts pods.',
      dashboard: 'infrastructure',
    }),
    alert({
      name: 'NodeDiskFullSoon',
      expr: `predict_linear(node_filesystem_avail_bytes{${REAL}}[1h], 4 * 3600) < 0 and ${free} < 0.5`,
      keepFiringFor: '15m',
      severity: 'page',
      team: 'platform',
      summary:
        '{{ $labels.region }}: {{ $labels.mountpoint }} of {{ $labels.instance }} will be full within four hours',
      description: 'At the pace of the last hour nothing is left in four: its pods are evicted then.',
      dashboard: 'infrastructure',
    }),
    alert({
      name: 'VolumeHigh',
      expr: `1 - ${volumeFree} > ${utilization.disk}`,
      for: '5m',
      severity: 'ticket',
      team: 'platform',
      summary:
        '{{ $labels.region }}: volume {{ $labels.namespace }}/{{ $labels.persistentvolumeclaim }} is nearly full',
      description: '{{ $value | humanizePercentage }} is used: what writes there stops when it is full.',
      dashboard: 'infrastructure',
    }),
    alert({
      name: 'VolumeFullSoon',
      expr: `predict_linear(kubelet_volume_stats_available_bytes[1h], 4 * 3600) < 0 and ${volumeFree} < 0.5`,
      keepFiringFor: '15m',
      severity: 'page',
      team: 'platform',
      summary:
        '{{ $labels.region }}: volume {{ $labels.namespace }}/{{ $labels.persistentvolumeclaim }} will be full within four hours',
      description: 'At the pace of the last hour nothing is left in four: what writes there stops then.',
      dashboard: 'infrastructure',
    }),
    alert({
      name: 'NodeNotReady',
      expr: 'kube_node_status_condition{condition="Ready",status="true"} == 0',
      for: '10m',
      severity: 'ticket',
      team: 'platform',
      summary: '{{ $labels.region }}: node {{ $labels.node }} is not ready',
      description: 'Its pods run elsewhere by now, on less than the planned room.',
      dashboard: 'infrastructure',
    }),
  ],
};
