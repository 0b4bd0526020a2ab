import { z } from 'zod';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const DAY = 24 * 60;

/** A minute of every week: `Fri 18:00`. */
export const weeklyTime = z
  .string('a day and an hour, such as Fri 18:00')
  .regex(/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) ([01]\d|2[0-3]):[0-5]\d$/, 'a day and an hour, such as Fri 18:00')
  .brand('WeeklyTime');
export type WeeklyTime = z.infer<typeof weeklyTime>;

/** The hours of every week from one minute to another, over Sunday where need be, in a zone with its summer time. */
export interface WeeklyHours {
  readonly from: WeeklyTime;
  readonly until: WeeklyTime;
  readonly timeZone: string;
}

/** Whether `moment` lies in these hours; `from` belongs to them, `until` doesn't. */
export function isWithin(moment: Date, { from, until, timeZone }: WeeklyHours): boolean {
  const [first, end, now] = [minuteOf(from), minuteOf(until), minuteOf(localTime(moment, timeZone))];
  return first < end ? first <= now && now < end : first <= now || now < end;
}

/** These hours as cron reads them: when they begin, in their zone, and for how many minutes they last. */
export function windowOf({ from, until }: WeeklyHours): { readonly schedule: string; readonly minutes: number } {
  const begin = minuteOf(from);
  const [hour, minute] = [Math.floor((begin % DAY) / 60), begin % 60];
  const weekday = (Math.floor(begin / DAY) + 1) % DAYS.length;
  const week = DAYS.length * DAY;
  return { schedule: `${minute} ${hour} * * ${weekday}`, minutes: (minuteOf(until) - begin + week) % week };
}

/** The day and hour that clocks of a zone show. */
function localTime(moment: Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  return `${parts.get('weekday')} ${parts.get('hour')}:${parts.get('minute')}`;
}

/** Minutes since Monday began. */
function minuteOf(time: string): number {
  const [day = '', clock = ''] = time.split(' ');
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return DAYS.indexOf(day) * DAY + hours * 60 + minutes;
}
