import type { Price } from '../price.ts';
import { infracost, karpenter } from './sources.ts';

/** The cheapest on-demand machines that our NodePools take: c, m and r after generation 5, amd64. Dollars an hour. */
const C6A_XLARGE = { cpus: 4, memory: 8, dollars: 0.153 };
const R6A_XLARGE = { cpus: 4, memory: 32, dollars: 0.2268 };

/** What a GiB adds, between a machine of little and one of much memory; the rest is the CPUs'. An m6a.xlarge comes out 3 % above its price. */
const PER_GIB = (R6A_XLARGE.dollars - C6A_XLARGE.dollars) / (R6A_XLARGE.memory - C6A_XLARGE.memory);
const PER_CPU = (C6A_XLARGE.dollars - C6A_XLARGE.memory * PER_GIB) / C6A_XLARGE.cpus;

export const computePrices: readonly Price[] = [
  { sku: 'node cpu', unit: 'vCPU-hour', dollars: { 'us-east-1': PER_CPU }, source: karpenter },
  { sku: 'node memory', unit: 'GiB-hour', dollars: { 'us-east-1': PER_GIB }, source: karpenter },
  {
    sku: 'eks control plane',
    unit: 'hour',
    dollars: { 'us-east-1': 0.1 },
    source: infracost('eks_cluster_test', '2024-07-01'),
  },
  {
    sku: 'ebs gp3',
    unit: 'GB-month',
    dollars: { 'us-east-1': 0.08 },
    source: infracost('ebs_volume_test', '2024-07-01'),
  },
];
