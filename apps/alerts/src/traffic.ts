import type { Slo } from '@auditorsec/config/slo';

/** A stretch of time: how many samples, and how many good and bad requests from one to the next. */
export interface Stretch {
  readonly samples: number;
  readonly good: number;
  readonly bad: number;
}

/** A region's counters as its gateway would count this, in promtool's notation. What never happens has no series. */
export function counters(slo: Slo, region: string, stretches: readonly Stretch[]): Record<string, string> {
  const labels = `region="${region}",reporter="source",source_workload="istio-ingress",route="${slo.routes[0]}-read"`;
  const all = stretches.map(({ samples, good, bad }) => ({ samples, step: good + bad }));
  if (slo.good === 'fast') {
    const duration = 'istio_request_duration_milliseconds';
    return {
      [`${duration}_count{${labels}}`]: counter(all),
      [`${duration}_bucket{${labels},le="${slo.below}.0"}`]: counter(
        stretches.map(({ samples, good }) => ({ samples, step: good })),
      ),
    };
  }
  const of = (code: number) => `istio_requests_total{${labels},response_code="${code}"}`;
  const steps = (what: 'good' | 'bad') => stretches.map(({ samples, [what]: step }) => ({ samples, step }));
  return {
    [of(200)]: counter(steps('good')),
    ...(stretches.some(({ bad }) => bad > 0) && { [of(503)]: counter(steps('bad')) }),
  };
}

/** What the rules have recorded of this, for windows of days, in which the seconds don't matter. */
export function recorded(slo: Slo, region: string, stretches: readonly Stretch[]): Record<string, string> {
  const labels = `{slo="${slo.name}",service="${slo.service}",region="${region}"}`;
  const values = (of: (stretch: Stretch) => number) =>
    stretches.map((stretch) => `${of(stretch)}x${stretch.samples - 1}`).join(' ');
  return {
    [`slo:requests:rate5m${labels}`]: values(({ good, bad }) => good + bad),
    [`slo:errors:rate5m${labels}`]: values(({ bad }) => bad),
  };
}

/**
 * A counter that isn't there before its first event, as Envoy's are. It adds up as promtool does: one that fell by a
 * rounding error would be a restart.
 */
function counter(steps: readonly { readonly samples: number; readonly step: number }[]): string {
  let value = 0;
  return steps
    .map(({ samples, step }) => {
      const first = value + step;
      for (let sample = 0; sample < samples; sample++) value += step;
      if (value === 0) return `_x${samples}`;
      return step === 0 ? `${value}x${samples - 1}` : `${first}+${step}x${samples - 1}`;
    })
    .join(' ');
}
