import type { Slo } from '@auditorsec/config/slo';
import { fewestRequests, paces, threshold } from '@auditorsec/slo/burn';
import type { AlertCase } from './case.ts';
import { counters, type Stretch } from './traffic.ts';

const HERE = 'us-east-1';
const THERE = 'eu-west-1';
const here = `region="${HERE}"`;

/** Samples in an hour: one a minute, every other minute, or every 15 s. */
const HOUR = 60;
const COARSE_HOUR = 30;
const FINE_HOUR = 240;
/** The rules take each recorded rate for 15 s: of what a minute between two evaluations brings they count a quarter. */
const UNCOUNTED = 4;

/** Cases of the page of an objective, and of what makes it blind. */
export function pageCases(slo: Slo): AlertCase[] {
  const alert = slo.good === 'fast' ? 'LatencyBurnFast' : 'AvailabilityBurnFast';
  const [fast, medium] = paces.page.map((pace) => threshold(pace, slo)) as [number, number];
  const [fewFast, fewMedium] = paces.page.map((pace) => fewestRequests(pace, slo)) as [number, number];
  const few = (UNCOUNTED * fewFast) / HOUR;
  const traffic = (samples: number, ratio: number, requests = 60_000): Stretch => ({
    samples,
    good: requests * (1 - ratio),
    bad: requests * ratio,
  });
  const seen = (...stretches: Stretch[]) => counters(slo, HERE, stretches);
  const page = (says: string, rest: Omit<AlertCase, 'alert' | 'says'>) => ({
    alert,
    slo: slo.name,
    says,
    ...rest,
  });
  // A budget for slow requests is a hundred times larger, so that it takes longer to spend a share of it.
  const outage = page(
    slo.good === 'fast' ? 'every request of one region is slow' : 'one region fails altogether: a page within a minute',
    {
      interval: '15s',
      series: { ...seen(traffic(FINE_HOUR, 0), traffic(40, 1)), ...counters(slo, THERE, [traffic(FINE_HOUR + 40, 0)]) },
      quiet: ['59m45s'],
      fires: { ...(slo.good === 'answered' && { '61m': [here] }), '69m': [here] },
    },
  );
  return [
    outage,
    page('every request is good, of pods that are replaced', {
      series: Object.fromEntries(
        Object.entries(seen(traffic(15, 0))).map(([series, values]) => [series, `${values} ${values}`]),
      ),
      quiet: ['10m', '15m', '16m', '29m'],
    }),
    page('a single bad request among too few to tell', {
      // A counter's first value is no increase: one that appears with this request would hide it.
      series: seen(
        { samples: 1, good: 1, bad: 1 },
        { samples: HOUR - 1, good: few / 2, bad: 0 },
        { samples: 1, good: 0, bad: UNCOUNTED },
        { samples: 10, good: few / 2, bad: 0 },
      ),
      quiet: ['61m', '65m'],
    }),
    page('few requests, all of which fail', {
      series: seen(traffic(HOUR, 0, 1.5 * few), traffic(15, 1, 1.5 * few)),
      fires: { '74m': [here] },
    }),
    page('ten minutes of failure, which are over', {
      series: seen(traffic(HOUR, 0), traffic(10, 1), traffic(45, 0)),
      fires: { '69m': [here] },
      quiet: ['114m'],
    }),
    page('an hour at the fast pace, after hours without a bad request', {
      interval: '2m',
      series: seen(traffic(6 * COARSE_HOUR, 0), traffic(COARSE_HOUR, 1.2 * fast)),
      quiet: ['6h'],
      fires: { '6h58m': [here] },
    }),
    page('an hour above the fast pace, and now a third of it', {
      interval: '2m',
      series: seen(traffic(6 * COARSE_HOUR, 0), traffic(COARSE_HOUR, 1.4 * fast), traffic(8, fast / 3)),
      quiet: ['7h14m'],
    }),
    page('ten minutes at the fast pace, after hours without a bad request', {
      interval: '2m',
      series: seen(traffic(6 * COARSE_HOUR, 0), traffic(5, 1.1 * fast)),
      quiet: ['6h8m'],
    }),
    page('the medium pace from the start, of few requests', {
      series: seen(traffic(50, 1.5 * medium, (UNCOUNTED * 2 * fewMedium) / 50)),
      fires: { '49m': [here] },
    }),
    page('hours above the medium pace, and now a third of it', {
      interval: '2m',
      series: seen(traffic(4 * COARSE_HOUR, 1.5 * medium), traffic(22, medium / 3)),
      fires: { '3h58m': [here] },
      quiet: ['4h42m'],
    }),
    page('three quarters of an hour at the medium pace, after hours without a bad request', {
      interval: '2m',
      series: seen(traffic(6 * COARSE_HOUR, 0), traffic(22, 1.2 * medium)),
      quiet: ['6h42m'],
    }),
    {
      alert: 'SliNoData',
      slo: slo.name,
      says: 'the gateway is not scraped any more',
      series: seen(traffic(20, 0)),
      quiet: ['19m', '30m'],
      fires: { '40m': [`${here},slo="${slo.name}",service="${slo.service}"`] },
    },
    {
      alert: 'SliNoData',
      slo: slo.name,
      says: 'nobody asks for anything',
      series: seen(traffic(5, 0), traffic(60, 0, 0)),
      quiet: ['30m', '1h'],
    },
    {
      alert: 'SliNoData',
      slo: slo.name,
      says: 'after a rollout of the gateway nobody has asked for this route, but for another',
      series: {
        [`istio_requests_total{reporter="source",source_workload="istio-ingress",route="other-read",${here}}`]:
          '0+60x60',
      },
      quiet: ['30m', '1h'],
    },
  ];
}
