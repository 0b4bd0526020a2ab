import { minutesOf, type WorkingHours } from '@auditorsec/config/working-hours';
import type { ITimeInterval } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1alpha1/TimeInterval';

const DAY = 24 * 60;
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** Winter and summer, of either half of the world; the year matters to no zone that changes its clocks by a rule. */
const SEASONS = [new Date('2026-01-15T12:00:00Z'), new Date('2026-07-15T12:00:00Z')];

/**
 * Working hours in UTC, which is all that an AlertmanagerConfig knows (its API has no `location`): the part that belongs to them by the
 * clocks of winter and of summer alike, so that nobody hears of what is merely asleep.
 */
export function activeHours(hours: WorkingHours): ITimeInterval[] {
  const offsets = SEASONS.map((date) => offsetOf(hours.timeZone, date));
  const start = minutesOf(hours.from) - Math.min(...offsets);
  const end = minutesOf(hours.until) - Math.max(...offsets);
  const parts = [1, 2, 3, 4, 5].flatMap((day) => byDay(day * DAY + start, day * DAY + end));
  return [...Map.groupBy(parts, ({ times }) => times)].map(([times, alike]) => {
    const [startTime = '', endTime = ''] = times.split('-');
    // The types know each of these strings as an object of its own.
    return { times: [{ startTime, endTime }], weekdays: alike.map(({ weekday }) => weekday) } as ITimeInterval;
  });
}

/** A span of minutes since Sunday 00:00 as what it covers of each day. */
function byDay(start: number, end: number): { readonly weekday: string; readonly times: string }[] {
  const day = Math.floor(start / DAY);
  const midnight = (day + 1) * DAY;
  const times = `${clock(start - day * DAY)}-${clock(Math.min(end, midnight) - day * DAY)}`;
  const part = { weekday: WEEKDAYS.at(day % WEEKDAYS.length) ?? '', times };
  return end > midnight ? [part, ...byDay(midnight, end)] : [part];
}

function clock(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => `${part}`.padStart(2, '0')).join(':');
}

/** How many minutes a place is ahead of UTC. */
function offsetOf(timeZone: string, date: Date): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(date);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d+):(\d+)/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
