import type { Progress } from '@auditorsec/schemas/progress';
import type { Check, Outcome } from './check.ts';

/** A part of our promise, shown on real parts by named checks. */
export interface Proof {
  readonly name: string;
  /** One line for the list. */
  readonly about: string;
  readonly run: (session: Session) => Promise<void>;
}

/** One run of one proof: runs its checks, keeps their outcomes. */
export class Session {
  readonly outcomes: Outcome[] = [];
  readonly proof: string;
  readonly progress: Progress;
  readonly #only: string | undefined;
  readonly #report: (outcome: Outcome) => void;

  constructor(proof: string, options: SessionOptions) {
    this.proof = proof;
    this.progress = options.progress;
    this.#only = options.only?.toLowerCase();
    this.#report = options.report;
  }

  /** Whether `--only` leaves this check in. */
  wants(name: string): boolean {
    return this.#only === undefined || name.toLowerCase().includes(this.#only);
  }

  /** Runs a check and reports it; a check that throws has failed, and the next one runs. */
  async check<Bench>({ name, run }: Check<Bench>, bench: Bench): Promise<void> {
    const started = performance.now();
    const result = await run(bench).then(
      (seen) => ({ passed: true, seen }),
      (error: unknown) => ({ passed: false, seen: error instanceof Error ? error.message : String(error) }),
    );
    const outcome = { proof: this.proof, name, ...result, ms: Math.round(performance.now() - started) };
    this.outcomes.push(outcome);
    this.#report(outcome);
  }
}

export interface SessionOptions {
  readonly progress: Progress;
  /** Part of a check's name: the others are left out. */
  readonly only?: string | undefined;
  readonly report: (outcome: Outcome) => void;
}
