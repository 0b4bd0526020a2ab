import { z } from 'zod';

/** A time zone by its place, so that it moves with its clocks. */
export const timeZone = z.string().refine(isTimeZone, 'a time zone of the IANA database, such as Europe/Dublin or UTC');

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
