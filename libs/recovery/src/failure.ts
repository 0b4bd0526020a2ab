/** How long something takes, in seconds; `latest` is Infinity where nobody promises an end. */
export interface Span {
  readonly earliest: number;
  readonly latest: number;
}

/** One step on the way back, and the config, generated field or publication that its figures come from. */
export interface Step {
  readonly does: string;
  readonly takes: Span;
  readonly from: string;
}

/** One kind of failure: what clients wait for until all is well again, one step after the other. */
export interface Failure {
  readonly name: string;
  /** What clients see meanwhile. */
  readonly clients: string;
  readonly steps: readonly Step[];
  /** Written data that may be lost, in seconds before the failure. */
  readonly loses: Span;
  /** Where the figures of `loses` come from. */
  readonly losesFrom: string;
  /** What would reach the targets, where this design doesn't. */
  readonly instead: string;
}

export const NOTHING: Span = { earliest: 0, latest: 0 };

/** All steps of a failure together. */
export function recoveryTime({ steps }: Pick<Failure, 'steps'>): Span {
  return steps.map(({ takes }) => takes).reduce(sum, NOTHING);
}

function sum(one: Span, other: Span): Span {
  return { earliest: one.earliest + other.earliest, latest: one.latest + other.latest };
}
