import fleet from '../../../../../clusters/fleet.ts';
import type { Moment } from './shape.ts';
import { midnight } from './timeline.ts';
import { during } from './troubles.ts';

const HOUR = 3600;

/** The busiest hour is 16:00, and the fleet is built for more than that. */
const BUSIEST = 16;
const OF_TARGET = 0.4;

/** Requests of clients in a second, at a region: a daily wave, lowest at four in the morning. */
export function requests({ region, seconds }: Moment): number {
  const hour = (seconds - midnight) / HOUR;
  const wave = 0.6 + 0.4 * Math.cos(((hour - BUSIEST) / 24) * 2 * Math.PI);
  return fleet.targets.requestsPerSecond * OF_TARGET * region.share * wave;
}

/** How a request ended. */
export interface Ending {
  readonly response_code: string;
  readonly response_flags: string;
}

const GOOD: Ending = { response_code: '200', response_flags: '-' };
const UNAUTHORIZED: Ending = { response_code: '401', response_flags: '-' };
const FORBIDDEN: Ending = { response_code: '403', response_flags: '-' };
const LIMITED: Ending = { response_code: '429', response_flags: 'RL' };
const UNAVAILABLE: Ending = { response_code: '503', response_flags: 'UF' };
const FAILED: Ending = { response_code: '500', response_flags: '-' };

export const endings: readonly Ending[] = [GOOD, UNAUTHORIZED, FORBIDDEN, LIMITED, UNAVAILABLE, FAILED];

/** Of a quiet day: one request in 50,000 fails, which an objective of 99.99 % allows. */
const QUIET: ReadonlyMap<string, number> = new Map([
  ['401', 0.004],
  ['403', 0.001],
  ['429', 0.01],
  ['503', 0.000_01],
  ['500', 0.000_01],
]);

const IN_AN_OUTAGE: ReadonlyMap<string, number> = new Map([...QUIET, ['503', 0.4], ['500', 0.1]]);

/** The share of requests that ends with a code. */
export function shareOf(code: string, { region, seconds }: Moment): number {
  const shares = during('outage', region.name, seconds) ? IN_AN_OUTAGE : QUIET;
  return shares.get(code) ?? 1 - shares.values().reduce((sum, share) => sum + share, 0);
}

/** What half of the requests are faster than, in milliseconds. */
export function medianLatency({ region, seconds }: Moment): number {
  return during('outage', region.name, seconds) ? 180 : 12;
}

/** A wave between two bounds that takes some hours, for what has a value but no story. */
export function wave({ seconds }: Moment, low: number, high: number, hours = 5): number {
  return low + ((high - low) / 2) * (1 + Math.sin((seconds / HOUR / hours) * 2 * Math.PI));
}
