import type { Fleet } from '@auditorsec/config/fleet';
import type { Panel } from '@auditorsec/grafana/panel';
import { barGauge } from '@auditorsec/grafana/panels/bar-gauge';
import { timeseries } from '@auditorsec/grafana/panels/timeseries';

/** The access log's name of a user: a keyed hash of the token's subject. */
const USER = 'user.hash';

/** Counts of users are from the log, which keeps each request that failed or was slow, and one of 16 of the others. */
const SAMPLED =
  'Counted in the access log, which keeps one of 16 ordinary requests: people who asked little may be missing.';

export function users({ rateLimits }: Fleet): Panel[] {
  const tiers = Object.fromEntries(Object.keys(rateLimits.tiers).map((tier) => [tier, `user.tier:"${tier}"`]));
  return [
    timeseries({
      title: 'Unique users by tier',
      description: `Different users in each interval. ${SAMPLED}`,
      unit: 'count',
      queries: { unique: USER, among: tiers },
    }),
    barGauge({
      title: 'How far users get',
      description: `Users of the whole time range by what they did at least once. ${SAMPLED}`,
      unit: 'count',
      queries: {
        unique: USER,
        among: {
          'asked anything': `${USER}:*`,
          read: 'envoy.route:*-read AND http.response.status_code:<400',
          wrote: 'envoy.route:*-write AND http.response.status_code:<400',
        },
      },
    }),
    barGauge({
      title: 'Users who met trouble',
      description:
        'Users of the whole time range who got such an answer at least once. The log keeps every one of these.',
      unit: 'count',
      width: 'full',
      queries: {
        unique: USER,
        among: {
          'an error of ours (5xx)': 'http.response.status_code:>=500',
          'a limit (429)': 'http.response.status_code:429',
          'no permission (403)': 'http.response.status_code:403',
          'not found (404)': 'http.response.status_code:404',
        },
      },
    }),
  ];
}
