import type { IgnoredDifference } from '@auditorsec/argo-application/types';
import type { AppChart } from '@auditorsec/manifest/chart';
import { apiGroup } from '@auditorsec/manifest/group';

/** The fields of an app's objects that controllers write over, as the blocks that made them say: exactly these, of no other object. */
export function ignoredDifferences({ manifests }: AppChart): IgnoredDifference[] {
  return manifests.flatMap(({ object, ownedElsewhere }) => {
    if (ownedElsewhere.length === 0) return [];
    const { name, namespace } = object.metadata;
    const { kind, apiVersion } = object;
    const id = { group: apiGroup(apiVersion), kind, name, ...(namespace !== undefined && { namespace }) };
    return [{ ...id, jqPathExpressions: ownedElsewhere }];
  });
}
