import { clustersOf } from '@auditorsec/config/environment';
import fleet from '../../../../../clusters/fleet.ts';
import { type KubernetesObject, objectsIn } from '../objects.ts';
import type { Labels } from './labels.ts';
import { type Monitor, monitorsIn } from './monitors.ts';

/** What stands in one region, each thing as the labels that metrics know it by. */
export interface Region {
  readonly name: string;
  readonly cluster: string;
  /** Of the fleet's requests. */
  readonly share: number;
  readonly nodes: readonly Labels[];
  /** One container each. */
  readonly pods: readonly Labels[];
  readonly objects: readonly KubernetesObject[];
  readonly monitors: readonly Monitor[];
}

const NODES = ['a', 'b', 'c'];

/** The fleet's traffic, by the role of a cluster. */
const SHARES = { primary: 0.5, secondary: 0.3, tertiary: 0.2 };

/** The regions of the fleet, with the workloads of their generated files: two pods of each. */
export function regions(): Region[] {
  return Object.entries(clustersOf(fleet, 'production')).map(([cluster, { region, role }]) => {
    const objects = objectsIn(cluster);
    const nodes = NODES.map((zone, index) => ({
      node: `node-${zone}.${region}`,
      address: `10.0.${index}.1`,
      label_topology_kubernetes_io_zone: `${region}${zone}`,
      label_karpenter_sh_capacity_type: zone === 'c' ? 'spot' : 'on-demand',
    }));
    return {
      name: region,
      cluster,
      share: SHARES[role],
      nodes,
      pods: objects.flatMap((object) => podsOf(object, nodes)),
      objects,
      monitors: monitorsIn(objects),
    };
  });
}

const WORKLOADS = new Set(['Deployment', 'StatefulSet', 'DaemonSet']);

function podsOf({ kind, metadata: { name, namespace = '' } }: KubernetesObject, nodes: readonly Labels[]): Labels[] {
  if (!WORKLOADS.has(kind)) return [];
  return nodes.slice(0, 2).map((node, index) => ({
    ...{ namespace, workload: name, pod: `${name}-${index}`, container: name, node: node['node'] ?? '' },
    address: `10.0.${index}.2`,
  }));
}

/** The objects of some kinds, as a label with their name beside the one with their namespace. */
export function named(label: string, ...kinds: string[]): (region: Region) => Labels[] {
  return ({ objects }) =>
    objects
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ metadata: { name, namespace = '' } }) => ({ namespace, [label]: name }));
}
