import { readBase } from '@auditorsec/cli/base';
import type { RenderedCluster } from '@auditorsec/cli/render';
import { pricesAt } from '@auditorsec/cost-tool/price-files';
import { fleetAt } from './base-fleet.ts';
import type { Snapshot } from './snapshot.ts';

/** The base of a report; what it doesn't tell is taken from the head, and `missing` says what that was. */
export async function baseSnapshot(
  root: string,
  commit: string,
  head: Snapshot,
  rendered: readonly RenderedCluster[],
): Promise<{ readonly before: Snapshot; readonly missing: readonly string[] }> {
  const clusters = (await readBase(root, commit, rendered)) ?? [];
  const [fleet, prices] = [await fleetAt(root, commit, head.fleet), pricesAt(root, commit)];
  const missing: string[] = [];
  if (typeof fleet === 'string')
    missing.push(
      `Its clusters/fleet.ts can't be read any more (${fleet}): recovery, targets and cost before are reckoned with this one's.`,
    );
  if (!prices) missing.push('It has no price list: what things cost before is reckoned with this one.');
  const before = { fleet: typeof fleet === 'string' ? head.fleet : fleet, clusters, prices: prices ?? head.prices };
  return { before, missing };
}
