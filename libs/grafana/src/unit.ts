/** What a panel's numbers are, and what Grafana calls it. */
const units = {
  bytes: 'bytes',
  bytesPerSecond: 'binBps',
  count: 'short',
  days: 'd',
  dollars: 'currencyUSD',
  eventsPerSecond: 'cps',
  /** How many times as much: 14.4x. */
  factor: 'suffix:x',
  milliseconds: 'ms',
  /** From 0 to 1, shown in percent. */
  ratio: 'percentunit',
  requestsPerSecond: 'reqps',
  seconds: 's',
} as const;

export type Unit = keyof typeof units;

export const unitNames = Object.keys(units) as readonly Unit[];

/** Grafana's name of a unit. */
export function unitId(unit: Unit): string {
  return units[unit];
}
