/** What a refusal ends with; of several reasons, the first in this order decides. 1 is a mistake in the config. */
export const EXIT = {
  /** The call is wrong: no such ring, commit, tag or option. */
  call: 2,
  /** The step would leave the order of the rings. */
  order: 3,
  /** The branch isn't what it should be, or somebody else has just moved it. */
  diverged: 4,
  frozen: 5,
  /** The tree that the step makes breaks a rule, or goes beyond what an emergency may touch. */
  tree: 6,
  /** The ring before says no: out of sync, unhealthy, not soaked, burning; or checks of main have failed. */
  notReady: 7,
  /** Somebody who must be asked doesn't answer, or not clearly. */
  doubt: 8,
} as const;

export type Reason = keyof typeof EXIT;
