/** Where a price was read, and when it was valid there. */
export interface Source {
  readonly name: string;
  readonly asOf: string;
}

/** What one unit of something costs on demand, in US dollars: in the regions that the source tells, or `everywhere` alike. */
export interface Price {
  /** What is billed, such as `rds db.r7g.large`. */
  readonly sku: string;
  readonly unit: Unit;
  readonly dollars: Readonly<Record<string, number>>;
  readonly source: Source;
}

export type Unit = 'hour' | 'month' | 'GB' | 'GB-month' | 'vCPU-hour' | 'GiB-hour' | 'ACU-hour' | 'million';

/** Hours of a month, as AWS's own calculator counts them. */
export const HOURS = 730;

/** The region that every source tells; others take its price where they have none of their own, and the bill says so. */
export const KNOWN_REGION = 'us-east-1';

/** What a quantity costs in a region; `borrowed` where the price is that of `KNOWN_REGION`. */
export interface Quote {
  readonly price: Price;
  readonly dollars: number;
  readonly borrowed: boolean;
}

/** The prices by sku. Refuses two of one sku, and one that is negative or no number. */
export class PriceList {
  readonly #bySku: ReadonlyMap<string, Price>;

  constructor(prices: readonly Price[]) {
    for (const { sku, dollars } of prices)
      for (const [region, amount] of Object.entries(dollars))
        if (!(amount >= 0)) throw new Error(`${sku} in ${region}: ${amount} is no price; write dollars, 0 or more`);
    this.#bySku = new Map(prices.map((price) => [price.sku, price]));
    const twice = prices.find((price) => this.#bySku.get(price.sku) !== price);
    if (twice) throw new Error(`${twice.sku} has two prices; write one, with every region in it`);
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
