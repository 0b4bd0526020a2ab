import type { KubernetesObject } from '../observability/objects.ts';
import { type KubeApi, RefusedError } from '../parts/kube-api.ts';

/** What the checks ask, and what about. */
export interface SecurityBench {
  readonly api: KubeApi;
  /** Name of a cluster → its generated objects. */
  readonly clusters: ReadonlyMap<string, readonly KubernetesObject[]>;
}

/** Why the server refuses an object, or undefined for one that it admits; nothing is written. */
export async function refusal(api: KubeApi, object: KubernetesObject): Promise<string | undefined> {
  try {
    await api.apply(object, { dryRun: true });
    return undefined;
  } catch (error) {
    if (error instanceof RefusedError) return error.message;
    throw error;
  }
}

/** Writes the objects of these kinds, kind after kind. */
export async function write(
  api: KubeApi,
  objects: readonly KubernetesObject[],
  kinds: readonly string[],
): Promise<void> {
  for (const kind of kinds) for (const object of objects.filter((one) => one.kind === kind)) await api.apply(object);
}
