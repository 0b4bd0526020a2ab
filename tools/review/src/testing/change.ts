import type { Fleet } from '@auditorsec/config/fleet';
import type { PriceList } from '@auditorsec/cost/price-list';
import { reviewOf } from '../model.ts';
import type { PageContent } from '../page/page.ts';
import { partsOf } from '../parts/parts.ts';
import type { Snapshot } from '../snapshot.ts';
import { Tree } from './tree.ts';

/** A change as pull requests bring it, and what a reviewer must read in its report. */
export interface Change {
  readonly name: string;
  /** What becomes of the manifests. */
  readonly of: (tree: Tree) => Tree;
  /** What becomes of the price list and of the fleet file, where the change is theirs. */
  readonly prices?: (prices: PriceList) => PriceList;
  readonly fleet?: (fleet: Fleet) => Fleet;
  readonly sees: readonly string[];
}

/** What the report of a change is made of. */
export function contentOf({ of, prices, fleet }: Omit<Change, 'name' | 'sees'>, before: Snapshot): PageContent {
  const tree = new Tree(before.clusters.flatMap(({ files }) => files));
  const after = {
    fleet: fleet?.(before.fleet) ?? before.fleet,
    clusters: of(tree).clusters,
    prices: prices?.(before.prices) ?? before.prices,
  };
  const review = reviewOf({ before: before.clusters, after: after.clusters });
  return { review, parts: partsOf(before, after), before, after, note: 'Compared with main.' };
}
