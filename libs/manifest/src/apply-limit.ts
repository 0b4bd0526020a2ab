import type { KubeObject } from './types.ts';

/** All annotations of an object together have at most 256 KiB: apimachinery/pkg/api/validation/objectmeta.go. */
const LIMIT = 256 * 1024;

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** Has Argo CD leave the merge to the API server, which keeps no copy of the object in an annotation. */
export const serverSideApply = { 'argocd.argoproj.io/sync-options': 'ServerSideApply=true' };

/**
 * Whether an object is too large for `kubectl apply` and Argo CD's own merge, which write all of it into an annotation:
 * the API server refuses it then, with "metadata.annotations: Too long".
 */
export function exceedsApplyLimit(object: KubeObject): boolean {
  const own = Object.entries(object.metadata.annotations ?? {}).flat();
  return [LAST_APPLIED, `${goJson(object)}\n`, ...own].reduce((sum, text) => sum + Buffer.byteLength(text), 0) > LIMIT;
}

/** Go escapes what HTML gives a meaning, which makes six bytes of one. */
function goJson(object: KubeObject): string {
  return JSON.stringify(object).replace(/[<>&\u2028\u2029]/g, '\\u0000');
}
