import type { ClusterObjects, PodTemplate } from './objects.ts';

/** The root namespace of the mesh: what lies in it holds for all namespaces. */
export const rootNamespace = 'istio-system';

interface Selecting {
  readonly selector?: { readonly matchLabels?: Readonly<Record<string, string>> };
  readonly targetRef?: unknown;
  readonly targetRefs?: unknown;
}

/**
 * The pods that a security object of Istio is for: those of its namespace, or of all namespaces from the root, that its
 * selector takes. `targetRef` and `targetRefs` attach it to waypoints and Gateway-API gateways instead: no pods.
 */
export function selectedPods(
  objects: ClusterObjects,
  namespace: string | undefined,
  { selector, targetRef, targetRefs }: Selecting = {},
): readonly PodTemplate[] {
  if (targetRef || targetRefs) return [];
  return objects.pods(namespace === rootNamespace ? undefined : namespace, selector?.matchLabels);
}
