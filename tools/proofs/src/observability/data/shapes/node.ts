import type { Labels } from '../labels.ts';
import { constant, cross, type Moment, type Shape, type Shapes } from '../shape.ts';
import { at } from '../timeline.ts';
import { requests, wave } from '../traffic.ts';
import { during, troubles } from '../troubles.ts';

const nodes: Shape['each'] = (region) => region.nodes.map((node) => ({ ...node, instance: `${node['address']}:9100` }));
const disks: Shape['each'] = (region) =>
  nodes(region).map((node) => ({ ...node, device: '/dev/nvme0n1p1', fstype: 'ext4', mountpoint: '/' }));
const network: Shape['each'] = (region) => cross(nodes(region), 'device', ['eth0', 'lo']);
const claims: Shape['each'] = () => [{ namespace: 'ratelimit', persistentvolumeclaim: 'data-counters-0' }];

const GiB = 2 ** 30;
const DISK = 100 * GiB;
const VOLUME = 8 * GiB;
const CPUS = 2;

/** Busy in proportion to the region's traffic, of which a node is made for 40 %. */
function busy(moment: Moment): number {
  return Math.min(0.95, 0.15 + (0.35 * requests(moment)) / (4000 * moment.region.share));
}

function freeDisk({ node }: Labels, { region, seconds }: Moment): number {
  const filling = node?.startsWith('node-b') === true && during('diskFilling', region.name, seconds);
  const hours = filling ? (seconds - at(troubles.diskFilling.from)) / 3600 : 0;
  return DISK * (0.45 - 0.06 * hours);
}

export const node: Shapes = {
  node_cpu_seconds_total: {
    each: (region) =>
      cross(
        cross(
          nodes(region),
          'cpu',
          Array.from({ length: CPUS }, (_, index) => String(index)),
        ),
        'mode',
        ['idle', 'user', 'system'],
      ),
    value: ({ mode }, moment) => (mode === 'idle' ? 1 - busy(moment) : busy(moment) / 2),
  },
  node_memory_MemAvailable_bytes: { each: nodes, value: (_, moment) => wave(moment, 24, 36) * GiB },
  node_memory_MemTotal_bytes: constant(nodes, 64 * GiB),
  node_filesystem_avail_bytes: { each: disks, value: freeDisk },
  node_filesystem_size_bytes: constant(disks, DISK),
  node_filesystem_files_free: constant(disks, 5e6),
  node_filesystem_files: constant(disks, 6e6),
  node_network_transmit_bytes_total: { each: network, value: (_, moment) => requests(moment) * 900 },
  node_network_receive_bytes_total: { each: network, value: (_, moment) => requests(moment) * 300 },
};

export const kubelet: Shapes = {
  kubelet_volume_stats_used_bytes: { each: claims, value: (_, moment) => wave(moment, 0.3, 0.4) * VOLUME },
  kubelet_volume_stats_available_bytes: { each: claims, value: (_, moment) => (1 - wave(moment, 0.3, 0.4)) * VOLUME },
  kubelet_volume_stats_capacity_bytes: constant(claims, VOLUME),
  kubelet_running_pods: constant(nodes, 30),
  kubelet_pleg_relist_duration_seconds: { each: nodes, value: () => 1, median: () => 0.02 },
};

const pods: Shape['each'] = (region) => region.pods;

export const cadvisor: Shapes = {
  container_cpu_usage_seconds_total: { each: pods, value: (_, moment) => 0.2 * busy(moment) },
  container_cpu_cfs_periods_total: constant(pods, 10),
  container_cpu_cfs_throttled_periods_total: {
    each: pods,
    value: (_, { region, seconds }) => (during('outage', region.name, seconds) ? 4 : 0.1),
  },
  container_memory_working_set_bytes: { each: pods, value: (_, moment) => wave(moment, 0.1, 0.2) * GiB },
};
