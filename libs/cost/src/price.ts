/** Where a price was read, and when it was valid there. */
export interface Source {
  readonly name: string;
  readonly asOf: string;
}

export const units = ['hour', 'month', 'GB', 'GB-month', 'vCPU-hour', 'GiB-hour', 'ACU-hour', 'million'] as const;
export type Unit = (typeof units)[number];

/** What one unit of something costs on demand, in US dollars: in the regions that the source tells, or `everywhere` alike. */
export interface Price {
  /** What is billed, such as `aurora db.r7g.large`. */
  readonly sku: string;
  readonly unit: Unit;
  readonly dollars: Readonly<Record<string, number>>;
  readonly source: Source;
}

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
