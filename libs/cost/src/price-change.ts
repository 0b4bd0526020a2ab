import type { Price, Unit } from './price.ts';
import type { PriceList } from './price-list.ts';

/** A price that two lists tell differently in one region; undefined where a list has none. */
export interface PriceChange {
  readonly sku: string;
  readonly unit: Unit;
  readonly region: string;
  readonly before: number | undefined;
  readonly after: number | undefined;
  /** Where it was read: the later of the two, which is the earlier where a price is gone. */
  readonly source: Price['source'];
}

/** The prices that are written otherwise, come or go, by sku and region. */
export function priceChanges(before: PriceList, after: PriceList): PriceChange[] {
  const [old, now] = [bySku(before), bySku(after)];
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((sku) => {
    const [was, is] = [old.get(sku), now.get(sku)];
    const latest = is ?? was;
    if (!latest) return [];
    const regions = [...new Set([...Object.keys(was?.dollars ?? {}), ...Object.keys(is?.dollars ?? {})])].sort();
    return regions
      .map((region) => ({ region, before: was?.dollars[region], after: is?.dollars[region] }))
      .filter((change) => change.before !== change.after)
      .map((change) => ({ ...change, sku, unit: latest.unit, source: latest.source }));
  });
}

function bySku({ prices }: PriceList): ReadonlyMap<string, Price> {
  return new Map(prices.map((price) => [price.sku, price]));
}
