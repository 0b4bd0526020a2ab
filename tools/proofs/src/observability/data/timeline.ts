/**
 * The synthetic day: 11 March 2026, UTC. It stands in one span of 54 hours as Prometheus cuts them, so that one block
 * holds all of it. The 18 hours before are there for what looks back: yesterday at this time, a trend of 6 hours.
 */
export const midnight: number = Date.UTC(2026, 2, 11) / 1000;

/** Seconds since 1970 at a time of the day, as `12:15`. */
export function at(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return midnight + (hours * 60 + minutes) * 60;
}

/** A scrape every two minutes, as rates over five need two of them; the day before is seen through wider windows. */
const BEFORE = { hours: 18, step: 300 };
const DAY = { hours: 24, step: 120 };

/** The whole of what is stored. */
export const span = { start: midnight - BEFORE.hours * 3600, end: midnight + DAY.hours * 3600 } as const;

/** When the targets were scraped. */
export const scrapes: readonly number[] = [
  ...every(BEFORE.step, span.start, midnight),
  ...every(DAY.step, midnight, span.end + 1),
];

function every(step: number, from: number, below: number): number[] {
  return Array.from({ length: Math.ceil((below - from) / step) }, (_, index) => from + index * step);
}
