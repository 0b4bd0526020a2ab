import { expect, test } from 'vitest';
import { cronSchedule } from './cron.ts';

test.each(['* * * * *', '30 2 * * *', '*/15 0-6 1,15 JAN-mar MON', '0 0 31 12 6', '0 0 1-31/2 * *'])(
  'accepts %o',
  (text) => {
    expect(cronSchedule.parse(text)).toBe(text);
  },
);

test.each([
  '',
  'a b c d e',
  '@daily',
  '60 * * * *',
  '* 24 * * *',
  '* * 0 * *',
  '* * 32 * *',
  '* * * 13 *',
  '* * * * 7',
  '* * * * * *',
  '*  * * * *',
  '5-1 * * * *',
  '*/0 * * * *',
  '*/99 * * * *',
  '*-5 * * * *',
  '1,, * * * *',
  '* * * MON *',
])('refuses %o', (text) => {
  expect(cronSchedule.safeParse(text).error?.issues).toHaveLength(1);
});

test('the field that is wrong is named, with what it may hold', () => {
  expect(cronSchedule.safeParse('30 25 * * *').error?.issues[0]?.message).toBe(
    'for the hour (now 25) *, or from 0 to 23, as 5, 1-5, */15 or a list of these',
  );
  expect(cronSchedule.safeParse('@daily').error?.issues[0]?.message).toBe(
    'five cron fields with one space between them, such as "30 2 * * *"',
  );
});
