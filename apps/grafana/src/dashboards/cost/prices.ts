import { inRegion } from '../selectors.ts';

/** Hours of a month, as cloud bills count them. */
export const HOURS = 730;

export const nodes = `sum by (region) (node_total_hourly_cost{${inRegion}})`;

export const controlPlane = `sum by (region) (kubecost_cluster_management_cost{${inRegion}})`;

export const loadBalancers = `sum by (region) (kubecost_load_balancer_cost{${inRegion}})`;

/** OpenCost gives the price of one GiB of each volume. */
export const volumes = `sum by (region) (pv_hourly_cost{${inRegion}} * on (region, persistentvolume) group_left () kube_persistentvolume_capacity_bytes{${inRegion}} / 2 ^ 30)`;

/** All of it by the hour; a region without volumes or load balancers costs nothing for them. */
export const total = [nodes, controlPlane, `(${loadBalancers} or 0 * ${nodes})`, `(${volumes} or 0 * ${nodes})`].join(
  ' + ',
);
