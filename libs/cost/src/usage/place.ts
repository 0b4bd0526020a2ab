/** Where something is used. */
export interface Place {
  readonly cluster: string;
  readonly region: string;
}
