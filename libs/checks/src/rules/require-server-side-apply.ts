import { exceedsApplyLimit } from '@auditorsec/manifest/apply-limit';
import type { KubeObject } from '@auditorsec/manifest/types';
import type { ClusterRule } from '../rule.ts';

/** Objects too large for the annotation of `kubectl apply` are applied by the server; exactly those. */
export const requireServerSideApply: ClusterRule = {
  name: 'require-server-side-apply',
  scope: 'cluster',
  check(objects, report) {
    for (const file of objects.files) {
      const tooLarge = exceedsApplyLimit(withoutOptions(file.object));
      if (tooLarge === isServerSide(file.object)) continue;
      report(file, tooLarge ? MISSING : NEEDLESS, `metadata.annotations["${OPTIONS}"]`);
    }
  },
};

const OPTIONS = 'argocd.argoproj.io/sync-options';

const MISSING =
  'it is larger than the 256 KiB that annotations may have, and Argo CD writes all of it into one: every sync fails with "metadata.annotations: Too long". Set ServerSideApply=true.';

const NEEDLESS =
  'the server merges it though it is small: fields that others own are then left to them, and what Git removes may stay. Take ServerSideApply=true away; only objects beyond 256 KiB need it.';

function isServerSide({ metadata }: KubeObject): boolean {
  const options = metadata.annotations?.[OPTIONS] ?? '';
  return options.split(',').some((option) => option.trim() === 'ServerSideApply=true');
}

/** An object isn't too large by the very annotation that would mend it. */
function withoutOptions(object: KubeObject): KubeObject {
  if (!isServerSide(object)) return object;
  const { annotations = {}, ...metadata } = object.metadata;
  const { [OPTIONS]: _, ...others } = annotations;
  return { ...object, metadata: Object.keys(others).length > 0 ? { ...metadata, annotations: others } : metadata };
}
