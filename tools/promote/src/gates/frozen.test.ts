import type { WeeklyTime } from '@auditorsec/config/weekly-time';
import { expect, test } from 'vitest';
import { hoursGate } from './frozen.ts';

const weekend = { from: 'Fri 18:00' as WeeklyTime, until: 'Mon 00:00' as WeeklyTime, timeZone: 'Europe/Dublin' };

test('nothing moves in the hours of the fleet, by the clocks of its zone', () => {
  expect(hoursGate(new Date('2026-11-20T17:59:00Z'), weekend).no).toBeUndefined();
  expect(hoursGate(new Date('2026-11-21T12:00:00Z'), weekend)).toMatchInlineSnapshot(`
    {
      "detail": "nothing moves from Fri 18:00 to Mon 00:00 Europe/Dublin, when few are there to mend it (promotion.freeze in clusters/fleet.ts)",
      "gate": "hours",
      "no": "frozen",
    }
  `);
});
