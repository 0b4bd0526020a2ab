import type { PromDuration } from '@auditorsec/alerting/rule';
import type { Slo } from '@auditorsec/config/slo';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** The windows over which ratios of errors are recorded, in seconds. */
export const windows = {
  '5m': 300,
  '30m': 1800,
  '1h': HOUR,
  '2h': 2 * HOUR,
  '6h': 6 * HOUR,
  '1d': DAY,
  '3d': 3 * DAY,
} as const satisfies Partial<Record<PromDuration, number>>;
export type Window = keyof typeof windows;

interface Pace {
  /** The share of the budget that may go within the long window before somebody hears of it. */
  readonly spent: number;
  readonly long: Window;
  /** A twelfth of the long one: the alert ends soon after the errors do. */
  readonly short: Window;
}

/** Google's SRE workbook, chapter 5, table 5-8: what wakes somebody, and what waits for the morning. */
export const paces = {
  page: [
    { spent: 0.02, long: '1h', short: '5m' },
    { spent: 0.05, long: '6h', short: '30m' },
  ],
  ticket: [
    { spent: 0.1, long: '1d', short: '2h' },
    { spent: 0.1, long: '3d', short: '6h' },
  ],
} as const satisfies Record<'page' | 'ticket', readonly Pace[]>;

/**
 * How many times faster than evenly the budget goes at this pace: 14.4, 6, 3 and 1 for 30 days. At least 1: what is slower
 * leaves some of the budget of a short window unspent.
 */
export function burnRate({ spent, long }: Pace, { window }: Pick<Slo, 'window'>): number {
  return Math.max(1, exact((spent * Number.parseInt(window, 10) * DAY) / windows[long]));
}

/** The ratio of errors at which the budget goes at this pace. */
export function threshold(pace: Pace, slo: Pick<Slo, 'window' | 'budget'>): number {
  return exact(burnRate(pace, slo) * slo.budget);
}

/** The fewest requests of the long window at which a single bad one stays below the threshold. */
export function fewestRequests(pace: Pace, slo: Pick<Slo, 'window' | 'budget'>): number {
  return Math.floor(1 / threshold(pace, slo)) + 1;
}

/** Without the noise of binary fractions, which people would read in the rules. */
function exact(value: number): number {
  return Number(value.toPrecision(12));
}
