import { groupChanges } from '@auditorsec/diff/groups';
import { changeLines } from '@auditorsec/diff/lines';
import { treeDiff } from '@auditorsec/diff/tree-diff';
import type { FileSpec } from '@auditorsec/manifest/types';

export function example(before: readonly FileSpec[], after: readonly FileSpec[]): string[] {
  return groupChanges(treeDiff(before, after)).flatMap(({ shown, objects, clusters }) => [
    `${shown.type} ${objects.join(', ')} in ${clusters.join(', ')}`,
    ...changeLines(shown).map(({ sign, text }) => `  ${sign} ${text}`),
  ]);
}
