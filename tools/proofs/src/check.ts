/** One behaviour, shown on real parts. The name says what is promised; `run` returns what was seen, or throws. */
export interface Check<Bench> {
  readonly name: string;
  readonly run: (bench: Bench) => Promise<string>;
}

/** Names a check. `run` returns the observation that the report prints beside "ok". */
export function check<Bench>(name: string, run: (bench: Bench) => Promise<string>): Check<Bench> {
  return { name, run };
}

/** What came of one check. */
export interface Outcome {
  readonly proof: string;
  readonly name: string;
  readonly passed: boolean;
  /** What was seen; of a failed check, what was wrong. */
  readonly seen: string;
  readonly ms: number;
}
