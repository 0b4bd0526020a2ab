/** A resource that AWS gives an id, which others name it by: the provider has no references for these. */
export interface Identified {
  readonly name: string;
  /** Unknown until AWS has made it. */
  readonly id?: string | undefined;
}
