import { z } from 'zod';
import { timeZone } from './time-zone.ts';

const time = z
  .string('a time such as 07:00')
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day from 00:00 to 23:59, such as 07:00');

/** The hours from Monday to Friday in which an environment runs. They have a time zone, and so move with its clocks. */
export const workingHours = z
  .strictObject({
    timeZone,
    from: time,
    until: time,
  })
  // Clocks that change take up to an hour away, where a schedule is read in UTC.
  .refine(({ from, until }) => minutesOf(until) - minutesOf(from) >= 120, {
    path: ['until'],
    message: 'two hours after from or later, on the same day',
  });
export type WorkingHours = z.output<typeof workingHours>;

/** Of a time of day, since midnight. */
export function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

/** The same hours as two moments that cron knows, read in their time zone. */
export function cronOf({ from, until }: WorkingHours): { readonly start: string; readonly end: string } {
  const daily = (minutes: number) => `${minutes % 60} ${Math.floor(minutes / 60)} * * 1-5`;
  return { start: daily(minutesOf(from)), end: daily(minutesOf(until)) };
}

const WORKDAYS = 5;
const MINUTES_A_WEEK = 7 * 24 * 60;

/** The share of a week that lies in them. */
export function awakeShare({ from, until }: WorkingHours): number {
  return (WORKDAYS * (minutesOf(until) - minutesOf(from))) / MINUTES_A_WEEK;
}
