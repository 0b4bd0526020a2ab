import type { Costs } from '@auditorsec/config/costs';
import { fraction } from '@auditorsec/config/units';
import { HOURS } from '../price.ts';

const SECONDS_A_MONTH = HOURS * 3600;
const BYTES_A_GIGABYTE = 1e9;

type Load = Pick<Costs, 'averageLoad' | 'replyBytes'>;

/** Requests of a month, in millions, of a promised peak. */
export function millions(requestsPerSecond: number, { averageLoad }: Pick<Load, 'averageLoad'>): number {
  return (requestsPerSecond * fraction(averageLoad) * SECONDS_A_MONTH) / 1e6;
}

/** What the replies of a month weigh. */
export function gigabytes(requestsPerSecond: number, load: Load): number {
  return (millions(requestsPerSecond, load) * 1e6 * load.replyBytes) / BYTES_A_GIGABYTE;
}
