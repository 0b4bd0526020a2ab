import type { Slo } from '@auditorsec/config/slo';
import { fewestRequests, paces, threshold } from '@auditorsec/slo/burn';
import type { AlertCase } from './case.ts';
import { recorded, type Stretch } from './traffic.ts';

const HERE = 'us-east-1';
const here = `region="${HERE}"`;

/** Samples in an hour and in a day, at one every half an hour. */
const HOUR = 2;
const DAY = 24 * HOUR;
/** What a recorded rate counts for: the rules record it every 15 s. */
const SECONDS = 15;

/** Cases of what waits for the morning: slow burns, and a budget that is spent. */
export function ticketCases(slo: Slo): AlertCase[] {
  const alert = slo.good === 'fast' ? 'LatencyBurnSlow' : 'AvailabilityBurnSlow';
  const [slow, slower] = paces.ticket.map((pace) => threshold(pace, slo)) as [number, number];
  const [fewSlow, fewSlower] = paces.ticket.map((pace) => fewestRequests(pace, slo)) as [number, number];
  const traffic = (samples: number, ratio: number, rate = 400): Stretch => ({
    samples,
    good: rate * (1 - ratio),
    bad: rate * ratio,
  });
  const ticket = (says: string, stretches: readonly Stretch[], rest: Pick<AlertCase, 'quiet' | 'fires'>) => ({
    alert,
    slo: slo.name,
    says,
    interval: '30m' as const,
    series: recorded(slo, HERE, stretches),
    ...rest,
  });
  const busy = (10 * 3 * fewSlow) / DAY / SECONDS;
  const calm = busy / 10;
  const single = fewSlower / 2 / (3 * DAY) / SECONDS;
  return [
    ticket(
      'a calm day at the slow pace, after busy ones without a bad request',
      [traffic(2 * DAY, 0, busy), traffic(DAY + HOUR, 1.1 * slow, calm)],
      {
        quiet: ['48h'],
        fires: { '72h30m': [here] },
      },
    ),
    ticket(
      'a calm day above the slow pace, and now a fifth of it',
      [traffic(2 * DAY, 0, busy), traffic(22 * HOUR, 1.6 * slow, calm), traffic(3 * HOUR, slow / 5, calm)],
      {
        quiet: ['72h30m'],
      },
    ),
    ticket(
      'three hours at the slow pace, after days without a bad request',
      [traffic(2 * DAY, 0), traffic(3 * HOUR, 1.3 * slow)],
      {
        quiet: ['50h30m'],
      },
    ),
    ticket(
      'days at the slower pace, of few requests',
      [traffic(2 * DAY, 1.3 * slower, (2 * fewSlower) / (2 * DAY) / SECONDS)],
      {
        fires: { '47h30m': [here] },
      },
    ),
    ticket(
      'days above the slower pace, and now half of it',
      [traffic(2 * DAY, 2 * slower), traffic(8 * HOUR, slower / 2)],
      {
        fires: { '47h': [here] },
        quiet: ['55h30m'],
      },
    ),
    ticket(
      'seven hours above the slower pace, after days without a bad request',
      [traffic(2 * DAY, 0), traffic(7 * HOUR, 2 * slower)],
      {
        quiet: ['54h30m'],
      },
    ),
    ticket(
      'a single bad request among too few to tell',
      [traffic(2 * DAY, 0, single), { samples: 1, good: single, bad: 1 / SECONDS }, traffic(DAY, 0, single)],
      {
        quiet: ['49h', '50h', '60h'],
      },
    ),
    {
      alert: 'ErrorBudgetSpent',
      slo: slo.name,
      says: 'twice the budget is gone',
      interval: '30m',
      series: recorded(slo, HERE, [traffic(DAY, 2 * slo.budget)]),
      quiet: ['0m'],
      fires: { '1h': [`${here},slo="${slo.name}"`] },
    },
    {
      alert: 'ErrorBudgetSpent',
      slo: slo.name,
      says: 'half of the budget is left',
      interval: '30m',
      series: recorded(slo, HERE, [traffic(DAY, slo.budget / 2)]),
      quiet: ['1h', '20h'],
    },
  ];
}
