import type { ClusterObjects } from './objects.ts';

/** The labels of a namespace, with the name that the API server adds to every one; namespaces made elsewhere have that alone. */
export function namespaceLabels(objects: ClusterObjects, name: string): Readonly<Record<string, string>> {
  const namespace = objects.get('Namespace', undefined, name);
  return { ...namespace?.object.metadata.labels, 'kubernetes.io/metadata.name': name };
}
