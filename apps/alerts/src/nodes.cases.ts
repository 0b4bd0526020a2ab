import type { AlertCase } from './case.ts';

const node = 'region="us-east-1",instance="a"';
const disk = `{${node},mountpoint="/",fstype="xfs"}`;
const tmpfs = `{${node},mountpoint="/run",fstype="tmpfs"}`;
const volume = '{region="us-east-1",namespace="ci-failure",persistentvolumeclaim="data"}';
const idle = (cpu: number) => `node_cpu_seconds_total{${node},mode="idle",cpu="${cpu}"}`;
const ready = 'kube_node_status_condition{region="us-east-1",node="a",condition="Ready",status="true"}';

export const nodeCases: readonly AlertCase[] = [
  {
    alert: 'NodeCpuHigh',
    says: 'one CPU is idle for a tenth of its time, the other for a third, since a minute',
    series: { [idle(0)]: '0+6x40', [idle(1)]: '0+20x40' },
    quiet: ['14m'],
    fires: { '20m': [node] },
  },
  {
    alert: 'NodeCpuHigh',
    says: 'a node is as busy as it should be, and restarts',
    series: { [idle(0)]: '0+20x20 0+20x20', [idle(1)]: '0+20x20 0+20x20' },
    quiet: ['20m', '25m', '40m'],
  },
  {
    alert: 'NodeMemoryHigh',
    says: 'a node has a tenth of its memory left, another a quarter',
    series: {
      [`node_memory_MemAvailable_bytes{${node}}`]: '10x30',
      [`node_memory_MemTotal_bytes{${node}}`]: '100x30',
      'node_memory_MemAvailable_bytes{region="us-east-1",instance="b"}': '25x30',
      'node_memory_MemTotal_bytes{region="us-east-1",instance="b"}': '100x30',
    },
    quiet: ['14m'],
    fires: { '16m': [node] },
  },
  {
    alert: 'NodeDiskHigh',
    says: 'a disk is nearly full, and so is a file system in memory',
    series: {
      [`node_filesystem_avail_bytes${disk}`]: '10x30',
      [`node_filesystem_size_bytes${disk}`]: '100x30',
      [`node_filesystem_avail_bytes${tmpfs}`]: '1x30',
      [`node_filesystem_size_bytes${tmpfs}`]: '100x30',
    },
    quiet: ['4m'],
    fires: { '6m': [`${node},mountpoint="/"`] },
  },
  {
    alert: 'NodeDiskHigh',
    says: 'a fifth of a disk is left',
    series: { [`node_filesystem_avail_bytes${disk}`]: '20x30', [`node_filesystem_size_bytes${disk}`]: '100x30' },
    quiet: ['30m'],
  },
  {
    alert: 'NodeDiskFullSoon',
    says: 'a disk that is half used loses a percent in four minutes',
    series: { [`node_filesystem_avail_bytes${disk}`]: '49-0.25x60', [`node_filesystem_size_bytes${disk}`]: '100x60' },
    fires: { '30m': [node] },
  },
  {
    alert: 'NodeDiskFullSoon',
    says: 'a disk that is nearly empty takes a large file',
    series: { [`node_filesystem_avail_bytes${disk}`]: '95-0.5x60', [`node_filesystem_size_bytes${disk}`]: '100x60' },
    quiet: ['30m', '1h'],
  },
  {
    alert: 'NodeDiskFullSoon',
    says: 'a disk that is half used fills slowly: there is a day',
    series: { [`node_filesystem_avail_bytes${disk}`]: '45-0.03x60', [`node_filesystem_size_bytes${disk}`]: '100x60' },
    quiet: ['30m', '1h'],
  },
  {
    alert: 'VolumeHigh',
    says: 'a tenth of a volume is left',
    series: {
      [`kubelet_volume_stats_available_bytes${volume}`]: '10x30',
      [`kubelet_volume_stats_capacity_bytes${volume}`]: '100x30',
    },
    quiet: ['4m'],
    fires: { '6m': ['namespace="ci-failure",persistentvolumeclaim="data"'] },
  },
  {
    alert: 'VolumeHigh',
    says: 'a fifth of a volume is left',
    series: {
      [`kubelet_volume_stats_available_bytes${volume}`]: '20x30',
      [`kubelet_volume_stats_capacity_bytes${volume}`]: '100x30',
    },
    quiet: ['30m'],
  },
  {
    alert: 'VolumeFullSoon',
    says: 'a volume that is half used loses a percent in four minutes',
    series: {
      [`kubelet_volume_stats_available_bytes${volume}`]: '49-0.25x60',
      [`kubelet_volume_stats_capacity_bytes${volume}`]: '100x60',
    },
    fires: { '30m': ['persistentvolumeclaim="data"'] },
  },
  {
    alert: 'VolumeFullSoon',
    says: 'an empty volume takes a backup, and a half used one fills slowly',
    series: {
      [`kubelet_volume_stats_available_bytes${volume}`]: '95-0.5x60',
      [`kubelet_volume_stats_capacity_bytes${volume}`]: '100x60',
      'kubelet_volume_stats_available_bytes{region="us-east-1",persistentvolumeclaim="b"}': '45-0.03x60',
      'kubelet_volume_stats_capacity_bytes{region="us-east-1",persistentvolumeclaim="b"}': '100x60',
    },
    quiet: ['30m', '1h'],
  },
  {
    alert: 'NodeNotReady',
    says: 'a node is lost, and comes back',
    series: { [ready]: '1x4 0x20 1x20' },
    quiet: ['4m', '12m', '30m'],
    fires: { '20m': ['node="a"'] },
  },
];
