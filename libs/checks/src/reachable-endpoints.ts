import { objectName } from '@auditorsec/manifest/patch';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import type { LabelSelector } from './label-selector.ts';
import type { ClusterObjects, PodTemplate } from './objects.ts';
import { perCluster } from './per-cluster.ts';

type Labels = Readonly<Record<string, string>>;

/** Pods that NetworkPolicies tell apart: of one workload object, or those of a namespace that another tool makes. */
export interface Endpoint {
  /** `Deployment shop/cart`; `pods shop/cart` or `pods shop/*` of another tool. */
  readonly name: string;
  readonly namespace: string;
  /** Absent where they aren't known. */
  readonly labels?: Labels;
  /** Absent where another tool makes the pods. */
  readonly pod?: PodTemplate;
}

const NAMESPACE = 'kubernetes.io/metadata.name';

/** All endpoints of a cluster, by name. Pods of another tool are told apart by the labels by which policies select them. */
export const reachableEndpoints = perCluster((objects): readonly Endpoint[] => {
  const own = objects.pods().map((pod): Endpoint => {
    return { name: objectName(pod.file.object), namespace: pod.namespace, labels: pod.labels, pod };
  });
  const known = new Set(own.map(({ namespace }) => namespace));
  const restricted = new Set(policies(objects).map(({ object }) => object.metadata.namespace ?? 'default'));
  const foreign = [...selected(objects)]
    .filter(([namespace]) => !known.has(namespace))
    .flatMap(([namespace, labels]) => foreignPods(namespace, restricted.has(namespace) ? labels : []));
  return [...own, ...foreign].sort((a, b) => (a.name < b.name ? -1 : 1));
});

function policies(objects: ClusterObjects) {
  return objects.of<INetworkPolicy>('NetworkPolicy.networking.k8s.io');
}

/** Namespace → the labels by which policies select its pods, there or as peers. */
function selected(objects: ClusterObjects): Map<string, Labels[]> {
  const found: [string, Labels][] = [];
  for (const { object } of policies(objects)) {
    const { namespace = 'default' } = object.metadata;
    const { podSelector, ingress = [], egress = [] } = object.spec ?? {};
    found.push([namespace, labelsOf(podSelector)]);
    const peers = [...ingress.flatMap(({ from = [] }) => from), ...egress.flatMap(({ to = [] }) => to)];
    for (const { ipBlock, namespaceSelector, podSelector } of peers) {
      const peer = namespaceSelector ? namespaceSelector.matchLabels?.[NAMESPACE] : namespace;
      if (!ipBlock && peer !== undefined) found.push([peer, labelsOf(podSelector)]);
    }
  }
  const byNamespace = Map.groupBy(found, ([namespace]) => namespace);
  return new Map([...byNamespace].map(([namespace, each]) => [namespace, each.map(([, labels]) => labels)]));
}

function labelsOf({ matchLabels = {} }: LabelSelector = {}): Labels {
  return matchLabels;
}

/** One endpoint for each set of labels; one for all pods where none is selected by labels. */
function foreignPods(namespace: string, labels: readonly Labels[]): Endpoint[] {
  const named = labels.filter((each) => Object.keys(each).length > 0);
  if (named.length === 0) return [{ name: `pods ${namespace}/*`, namespace }];
  const byName = new Map(named.map((each) => [`pods ${namespace}/${Object.values(each).join('+')}`, each]));
  return [...byName].map(([name, each]) => ({ name, namespace, labels: each }));
}
