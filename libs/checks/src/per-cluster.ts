import type { ClusterObjects } from './objects.ts';

/** Derives a value from a cluster's objects once, however many rules ask for it. */
export function perCluster<Value>(derive: (objects: ClusterObjects) => Value): (objects: ClusterObjects) => Value {
  const known = new WeakMap<ClusterObjects, { readonly value: Value }>();
  return (objects) => {
    const entry = known.get(objects) ?? { value: derive(objects) };
    known.set(objects, entry);
    return entry.value;
  };
}
