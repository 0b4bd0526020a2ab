import type { ChangeGroup } from '@auditorsec/diff/groups';
import { isStore } from '../blast/holdings.ts';
import type { Review } from '../model.ts';
import { where } from './words.ts';

/** The changes of one app in the same clusters. */
export interface Bucket {
  readonly app: string;
  readonly where: string;
  readonly groups: readonly ChangeGroup[];
}

/** All changes by app and place, those first that a reviewer must not miss; of equal weight by path. */
export function ranked({ groups, regions }: Review): Bucket[] {
  const all = regions.map(({ cluster }) => cluster);
  const sorted = groups.toSorted((a, b) => weight(a) - weight(b));
  const buckets = Map.groupBy(sorted, ({ shown, clusters, labelOnly }) =>
    JSON.stringify([labelOnly ? 'notes' : shown.app, where(clusters, all)]),
  );
  return [...buckets].map(([key, groups]) => {
    const [app, place] = JSON.parse(key) as [string, string];
    return { app, where: place, groups };
  });
}

/** What takes something away, then what holds data, then what changes, what comes, and what says nothing. */
function weight({ shown, labelOnly }: ChangeGroup): number {
  if (shown.immutable.length > 0 || shown.type === 'removed' || shown.type === 'renamed') return 0;
  if (labelOnly) return 4;
  if (shown.type === 'added') return 3;
  return isStore(shown) ? 1 : 2;
}
