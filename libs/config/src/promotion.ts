import { z } from 'zod';
import { timeZone } from './time-zone.ts';
import { type Duration, duration, milliseconds } from './units.ts';
import { weeklyTime } from './weekly-time.ts';

/** How changes go from ring to ring. */
export const promotion = z.strictObject({
  /** How long a ring must have run a change without burning an error budget before the next one gets it. */
  soak: duration
    .refine((text) => !(milliseconds(text) < 60_000), 'at least 1m: alerts are judged every 15 seconds')
    .default('30m' as Duration),
  /** The hours of each week in which no ring moves forward, where those who would mend it live. */
  freeze: z
    .strictObject({ from: weeklyTime, until: weeklyTime, timeZone })
    .refine(({ from, until }) => from !== until, 'a beginning and an end that differ')
    .prefault({ from: 'Fri 18:00', until: 'Mon 00:00', timeZone: 'UTC' }),
});
