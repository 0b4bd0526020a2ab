/** What a value has to be. */
export type Bound = { readonly above: number } | { readonly below: number };

/** What a panel has to show at a time of the day. */
export interface Expectation {
  readonly dashboard: string;
  readonly panel: string;
  /** Which of its queries: the first, unless told. */
  readonly query?: string;
  /** In words, for the name of the check. */
  readonly says: string;
  /** Labels that tell the series from others of the query. */
  readonly labels: Readonly<Record<string, string>>;
  /** Time of the day → what the value has to be. */
  readonly values: Readonly<Record<string, Bound>>;
}
