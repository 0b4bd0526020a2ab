import { workingHours } from '@auditorsec/config/working-hours';
import { expect, test } from 'vitest';
import { activeHours } from './active-hours.ts';

const hours = (timeZone: string, from: string, until: string) =>
  activeHours(workingHours.parse({ timeZone, from, until })).map(({ times: [time] = [], weekdays }) => [
    `${time?.startTime}-${time?.endTime}`,
    weekdays?.join(' '),
  ]);
const WEEK = 'monday tuesday wednesday thursday friday';

test('hours are those that both clocks of a place agree on', () => {
  expect(hours('UTC', '07:00', '20:00')).toEqual([['07:00-20:00', WEEK]]);
  expect(hours('America/New_York', '07:00', '20:00')).toEqual([['12:00-24:00', WEEK]]);
  expect(hours('Europe/Dublin', '08:30', '18:00')).toEqual([['08:30-17:00', WEEK]]);
});

test('hours that reach over midnight of UTC are parts of two days', () => {
  expect(hours('America/Los_Angeles', '07:00', '20:00')).toEqual([
    ['15:00-24:00', WEEK],
    ['00:00-03:00', 'tuesday wednesday thursday friday saturday'],
  ]);
  expect(hours('Asia/Kolkata', '04:00', '08:00')).toEqual([
    ['22:30-24:00', 'sunday monday tuesday wednesday thursday'],
    ['00:00-02:30', WEEK],
  ]);
});

test('hours that lie in another day of UTC belong to that day', () => {
  expect(hours('Pacific/Kiritimati', '07:00', '12:00')).toEqual([
    ['17:00-22:00', 'sunday monday tuesday wednesday thursday'],
  ]);
});
