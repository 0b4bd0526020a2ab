import fc from 'fast-check';
import { expect, test } from 'vitest';
import { promotion } from './promotion.ts';
import { isWithin, type WeeklyTime } from './weekly-time.ts';

const at = (from: string, until: string, timeZone = 'UTC') => ({
  from: from as WeeklyTime,
  until: until as WeeklyTime,
  timeZone,
});
const within = (moment: string, hours = at('Fri 18:00', 'Mon 00:00')) => isWithin(new Date(moment), hours);

test('hours begin with their first minute and end before their last', () => {
  expect(within('2026-11-20T17:59:59Z')).toBe(false);
  expect(within('2026-11-20T18:00:00Z')).toBe(true);
  expect(within('2026-11-22T23:59:59Z')).toBe(true);
  expect(within('2026-11-23T00:00:00Z')).toBe(false);
});

test('hours are those of clocks in the zone, in summer too', () => {
  const dublin = at('Fri 18:00', 'Mon 00:00', 'Europe/Dublin');
  expect(within('2026-07-03T17:00:00Z', dublin)).toBe(true);
  expect(within('2026-12-04T17:00:00Z', dublin)).toBe(false);
});

test('any moment is in the hours from one minute to another, or in those from the other to the one', () => {
  const time = fc
    .tuple(fc.constantFrom('Mon', 'Wed', 'Sun'), fc.nat(23), fc.nat(59))
    .map(([day, hour, minute]) => `${day} ${`${hour}`.padStart(2, '0')}:${`${minute}`.padStart(2, '0')}`);
  const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(time, time, moment, (from, until, now) => {
      fc.pre(from !== until);
      expect(isWithin(now, at(from, until))).not.toBe(isWithin(now, at(until, from)));
    }),
  );
});

test('what is no day, no zone, no time to soak, or no span is refused with what to write', () => {
  const mistakes = (input: unknown) => promotion.safeParse(input).error?.issues.map(({ message }) => message);
  const freeze = { from: 'Fri 18:00', until: 'Mon 00:00', timeZone: 'UTC' };
  expect(promotion.parse({})).toEqual({ soak: '30m', freeze });
  expect(mistakes({ freeze: { ...freeze, from: 'Friday 6pm' } })).toEqual(['a day and an hour, such as Fri 18:00']);
  expect(mistakes({ freeze: { ...freeze, until: 'Mon 24:00' } })).toEqual(['a day and an hour, such as Fri 18:00']);
  expect(mistakes({ freeze: { ...freeze, timeZone: 'Mars' } })).toEqual([
    'a time zone of the IANA database, such as Europe/Dublin or UTC',
  ]);
  expect(mistakes({ freeze: { ...freeze, until: 'Fri 18:00' } })).toEqual(['a beginning and an end that differ']);
  expect(mistakes({ soak: '30s' })).toEqual(['at least 1m: alerts are judged every 15 seconds']);
});
