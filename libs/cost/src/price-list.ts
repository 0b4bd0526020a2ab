import { nodePrices } from './node-prices.ts';
import { KNOWN_REGION, type Price, type Quote } from './price.ts';

/** The prices by sku: those that are written, and what follows from them. What is not in it is unknown on a bill, never zero. */
export class PriceList {
  /** As written. */
  readonly prices: readonly Price[];
  readonly #bySku: ReadonlyMap<string, Price>;

  constructor(prices: readonly Price[]) {
    this.prices = prices;
    this.#bySku = new Map([...nodePrices(prices), ...prices].map((price) => [price.sku, price]));
  }

  /** The price of one unit; undefined when it is in no source. */
  quote(sku: string, region: string): Quote | undefined {
    const price = this.#bySku.get(sku);
    if (!price) return undefined;
    const own = price.dollars[region] ?? price.dollars['everywhere'];
    const dollars = own ?? price.dollars[KNOWN_REGION];
    return dollars === undefined ? undefined : { price, dollars, borrowed: own === undefined };
  }
}
