import { constant, type Shape, type Shapes, single } from '../shape.ts';
import { wave } from '../traffic.ts';

const nodes: Shape['each'] = (region) =>
  region.nodes.map((node) => ({
    ...node,
    ...{ instance_type: 'm7g.4xlarge', provider_id: `aws:///${node['node']}`, arch: 'arm64' },
  }));
const pods: Shape['each'] = (region) => region.pods;

/** Dollars for an hour, of the order of AWS' list prices. */
export const openCost: Shapes = {
  node_total_hourly_cost: constant(nodes, 0.35),
  node_cpu_hourly_cost: constant(nodes, 0.03),
  node_ram_hourly_cost: constant(nodes, 0.004),
  pv_hourly_cost: constant(
    () => [{ persistentvolume: 'pvc-counters-0', volumename: 'pvc-counters-0', provider_id: 'vol-1' }],
    0.0001,
  ),
  kubecost_node_is_spot: {
    each: nodes,
    value: ({ label_karpenter_sh_capacity_type }) => (label_karpenter_sh_capacity_type === 'spot' ? 1 : 0),
  },
  kubecost_cluster_management_cost: constant(() => [{ provisioner_name: 'EKS' }], 0.1),
  kubecost_load_balancer_cost: constant(
    () => [{ namespace: 'istio-ingress', service_name: 'istio-ingress', ingress_ip: '203.0.113.1' }],
    0.0225,
  ),
  kubecost_network_zone_egress_cost: constant(single, 0.01),
  kubecost_network_region_egress_cost: constant(single, 0.02),
  kubecost_network_internet_egress_cost: constant(single, 0.09),
  container_cpu_allocation: { each: pods, value: (_, moment) => wave(moment, 0.25, 0.5) },
  container_memory_allocation_bytes: { each: pods, value: (_, moment) => wave(moment, 0.25, 0.4) * 2 ** 30 },
};
