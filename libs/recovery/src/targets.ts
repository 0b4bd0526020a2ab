/** What the fleet promises, in seconds and as a share. */
export interface Targets {
  /** Mean time to recovery. */
  readonly recovery: number;
  /** Mean time between failures. */
  readonly between: number;
  readonly availability: number;
}

const MONTH = 30 * 24 * 3600;

/** What follows from the targets: whether they agree, and what each would need to be for the others to hold. */
export function arithmetic({ recovery, between, availability }: Targets) {
  const down = 1 - availability;
  return {
    /** The share of time that is up when every failure takes all that it may. */
    reached: between / (between + recovery),
    /** How fast recovery has to be at this rate of failures. */
    neededRecovery: (between * down) / availability,
    /** How rare failures have to be at this recovery. */
    neededBetween: (recovery * availability) / down,
    /** Downtime of 30 days, in seconds. */
    budget: down * MONTH,
  };
}
