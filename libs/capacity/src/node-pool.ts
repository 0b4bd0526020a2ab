import type { Cpu, Memory } from '@auditorsec/config/units';
import { addManifest } from '@auditorsec/manifest/chart';
import { CRITICAL } from '@auditorsec/workload/critical-nodes';
import type { Construct } from 'constructs';
import type { NodePool, Requirement } from './karpenter.ts';

/** So many types to choose from that losing one market of spot machines loses few nodes. */
const INSTANCE_TYPES = 15;

export interface NodePoolProps {
  readonly name: string;
  /** Name of the node class. */
  readonly nodeClass: string;
  /** Availability zones. */
  readonly zones: readonly string[];
  /**
   * `spot`: spot machines, and on-demand ones while there are none. `critical`: on-demand machines alone, tainted, for
   * gateways, istiod and Prometheus.
   */
  readonly machines: 'spot' | 'critical';
  /** Whether critical pods too run on spot machines, where nobody is hurt when these go; by default they don't. */
  readonly criticalOnSpot?: boolean;
  /** The hard limit of what all its nodes together may have, and so of what they cost. */
  readonly limits: { readonly cpu: Cpu; readonly memory: Memory };
}

/** Nodes that Karpenter makes for pods that find no room, and takes away when they are too many. */
export function nodePool(chart: Construct, props: NodePoolProps): void {
  const { name, nodeClass, zones, machines, limits, criticalOnSpot = false } = props;
  const critical = machines === 'critical';
  addManifest<NodePool>(chart, {
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodePool',
    metadata: { name },
    spec: {
      weight: critical ? 10 : 50,
      limits: { ...limits },
      disruption: {
        consolidationPolicy: 'WhenEmptyOrUnderutilized',
        // Replicas come and go within minutes; a node that is taken away at once is bought again.
        consolidateAfter: critical ? '30m' : '5m',
        budgets: [{ nodes: critical ? '1' : '10%' }],
      },
      template: {
        metadata: { labels: { [CRITICAL.key]: `${critical}` } },
        spec: {
          // Nodes are replaced every two weeks, with whatever was patched since; a pod that can't be evicted waits an hour at most.
          expireAfter: '336h',
          terminationGracePeriod: '1h',
          nodeClassRef: { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: nodeClass },
          requirements: requirements(zones, criticalOnSpot || !critical),
          ...(critical && { taints: [{ ...CRITICAL, effect: 'NoSchedule' as const }] }),
        },
      },
    },
  });
}

function requirements(zones: readonly string[], spot: boolean): Requirement[] {
  return [
    { key: 'karpenter.sh/capacity-type', operator: 'In', values: spot ? ['spot', 'on-demand'] : ['on-demand'] },
    { key: 'karpenter.k8s.aws/instance-category', operator: 'In', values: ['c', 'm', 'r'] },
    { key: 'karpenter.k8s.aws/instance-generation', operator: 'Gt', values: ['5'] },
    // Below, add-ons take a large part of the node; above, one node is a large part of the region.
    { key: 'karpenter.k8s.aws/instance-cpu', operator: 'In', values: ['4', '8', '16'] },
    { key: 'kubernetes.io/arch', operator: 'In', values: ['amd64'] },
    { key: 'kubernetes.io/os', operator: 'In', values: ['linux'] },
    { key: 'node.kubernetes.io/instance-type', operator: 'Exists', minValues: INSTANCE_TYPES },
    { key: 'topology.kubernetes.io/zone', operator: 'In', values: [...zones] },
  ];
}
