import type { PromDuration } from '@auditorsec/alerting/rule';
import { latencyBucket } from '@auditorsec/config/latency-buckets';
import type { Slo } from '@auditorsec/config/slo';

/** The gateway as its own clients see it: what it answered, whoever was at fault. */
const GATEWAY = 'reporter="source",source_workload="istio-ingress"';

const DURATION = 'istio_request_duration_milliseconds';

/** Whether gateways count requests of any route at all: probes ask all day, so that there are always some. */
export const counting = `sum(rate(istio_requests_total{${GATEWAY},route!=""}[10m])) > 0`;

/** Requests a second that count for an objective, by region, over a window. */
export function requests(slo: Slo, window: PromDuration): string {
  return rate(slo.good === 'fast' ? `${DURATION}_count` : 'istio_requests_total', selector(slo), window);
}

/**
 * Those of them that were bad: 5xx or no answer at all, or too slow. There is a value wherever there are requests, as a hole would
 * read as "no alert": without any 5xx it is 0. Without the bucket of the objective every request is slow, so that a
 * histogram of other bounds is seen at once.
 */
export function errors(slo: Slo, window: PromDuration): string {
  const all = requests(slo, window);
  if (slo.good === 'answered') {
    const failed = rate('istio_requests_total', `${selector(slo)},response_code=~"5..|0"`, window);
    return `${failed} or 0 * ${all}`;
  }
  const inTime = rate(`${DURATION}_bucket`, `${selector(slo)},${upTo(slo.below ?? 0)}`, window);
  return `${all} - (${inTime} or 0 * ${all})`;
}

function rate(metric: string, matchers: string, window: PromDuration): string {
  return `sum by (region) (rate(${metric}{${matchers}}[${window}]))`;
}

function selector({ routes, good }: Slo): string {
  const names = routes.map((name) => name.replaceAll('.', '[.]')).join('|');
  const route = routes.length > 1 ? `(${names})` : names;
  return `${GATEWAY},route=~"${route}-${good === 'fast' ? 'read' : '(read|write)'}"`;
}

/** Prometheus 3 stores the bound 100 as `100.0`, Prometheus 2 as `100`. */
function upTo(milliseconds: number): string {
  return `le=~"${latencyBucket(milliseconds)}(\\\\.0)?"`;
}
