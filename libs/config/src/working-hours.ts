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
  .refine(({ from, until }) => from < until, { path: ['until'], message: 'a later time than from, on the same day' });
export type WorkingHours = z.output<typeof workingHours>;

/** The same hours as two moments that cron knows, read in their time zone. */
export function cronOf({ from, until }: WorkingHours): { readonly start: string; readonly end: string } {
  const [start, end] = [from, until].map((time) => {
    const [hour = '', minute = ''] = time.split(':');
    return `${Number(minute)} ${Number(hour)} * * 1-5`;
  });
  return { start: start ?? '', end: end ?? '' };
}
