import type { KubeObject } from './types.ts';

/** All annotations of an object together have at most 256 KiB: apimachinery/pkg/api/validation/objectmeta.go. */
const LIMIT = 256 * 1024;

/** What one character may take, escaped. */
const MOST_BYTES = 6;

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** Has Argo CD leave the merge to the API server, which keeps no copy of the object in an annotation. */
export const serverSideApply = { 'argocd.argoproj.io/sync-options': 'ServerSideApply=true' };

/**
 * Whether an object is too large for `kubectl apply` and Argo CD's own merge, which write all of it into an annotation:
 * the API server refuses it then, with "metadata.annotations: Too long".
 */
export function exceedsApplyLimit(object: KubeObject): boolean {
  const written = JSON.stringify(object);
  // The annotations are in it a second time.
  if (2 * MOST_BYTES * written.length + LAST_APPLIED.length < LIMIT) return false;
  const own = Object.entries(object.metadata.annotations ?? {}).flat();
  return [LAST_APPLIED, `${goJson(written)}\n`, ...own].reduce((sum, text) => sum + Buffer.byteLength(text), 0) > LIMIT;
}

/** Go escapes what HTML gives a meaning, which makes six bytes of one. */
function goJson(json: string): string {
  return json.replace(/[<>&\u2028\u2029]/g, '\\u0000');
}
