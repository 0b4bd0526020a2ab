import { gauge } from '../metric.ts';

const NODE = ['node', 'instance_type', 'provider_id', 'arch'];
const CONTAINER = ['namespace', 'pod', 'container', 'node'];

/** OpenCost: https://opencost.io/docs/integrations/metrics. Scraped with its own `namespace`, `pod` and `container` kept. */
export const openCost = [
  gauge('node_total_hourly_cost', 'dollars per hour', ...NODE),
  gauge('node_cpu_hourly_cost', 'dollars per hour', ...NODE),
  gauge('node_ram_hourly_cost', 'dollars per hour', ...NODE),
  gauge('pv_hourly_cost', 'dollars per hour', 'persistentvolume', 'volumename', 'provider_id'),
  gauge('kubecost_node_is_spot', 'boolean', ...NODE),
  gauge('kubecost_cluster_management_cost', 'dollars per hour', 'provisioner_name'),
  gauge('kubecost_load_balancer_cost', 'dollars per hour', 'namespace', 'service_name', 'ingress_ip'),
  gauge('kubecost_network_zone_egress_cost', 'dollars per GB'),
  gauge('kubecost_network_region_egress_cost', 'dollars per GB'),
  gauge('kubecost_network_internet_egress_cost', 'dollars per GB'),
  gauge('container_cpu_allocation', 'cores', ...CONTAINER),
  gauge('container_memory_allocation_bytes', 'bytes', ...CONTAINER),
];
