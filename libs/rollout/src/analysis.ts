import type { Fleet } from '@auditorsec/config/fleet';
import { latencyBucket } from '@auditorsec/config/latency-buckets';
import { fraction, milliseconds } from '@auditorsec/config/units';
import { addManifest } from '@auditorsec/manifest/chart';
import type { Construct } from 'constructs';
import type { AnalysisTemplate, Metric } from './types.ts';

export interface AnalysisProps {
  readonly name: string;
  readonly namespace: string;
  readonly targets: Pick<Fleet['targets'], 'availability' | 'latency'>;
}

const PROMETHEUS = 'http://prometheus-operated.observability.svc.cluster.local:9090';

/** Below this, a ratio is chance: a version that nobody calls is not a good one. */
const LEAST_REQUESTS_PER_SECOND = 1;

/**
 * Judges the requests to one Service, its argument `service`, as its callers see them: are there any, do they succeed,
 * are they fast. Where Prometheus has no answer, or none that is a number, the rollout waits: that is neither good nor bad.
 */
export function analysis(chart: Construct, { name, namespace, targets }: AnalysisProps): void {
  const to = `reporter="source",destination_service_name="{{args.service}}",destination_service_namespace="${namespace}"`;
  const rate = (metric: string, more = '') => `sum(rate(${metric}{${to}${more}}[2m]))`;
  const duration = 'istio_request_duration_milliseconds';
  const bound = `,le=~"${latencyBucket(milliseconds(targets.latency))}(\\\\.0)?"`;
  addManifest<AnalysisTemplate>(chart, {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AnalysisTemplate',
    metadata: { name, namespace },
    spec: {
      args: [{ name: 'service' }],
      metrics: [
        metric('enough-traffic', rate('istio_requests_total'), LEAST_REQUESTS_PER_SECOND, 'false'),
        metric(
          'success-ratio',
          `${rate('istio_requests_total', ',response_code!~"5..|0"')} / ${rate('istio_requests_total')}`,
          leastSuccess(fraction(targets.availability)),
        ),
        metric('share-in-time', `${rate(`${duration}_bucket`, bound)} / ${rate(`${duration}_count`)}`, 0.99),
      ],
    },
  });
}

/** Without a failure condition of its own a metric fails wherever it has a number below the least. */
function metric(name: string, query: string, least: number, failureCondition = number(`result[0] < ${least}`)): Metric {
  return {
    name,
    consecutiveErrorLimit: 4,
    count: 10,
    failureCondition,
    failureLimit: 2,
    inconclusiveLimit: 5,
    initialDelay: '2m',
    interval: '1m',
    provider: { prometheus: { address: PROMETHEUS, query, timeout: 20 } },
    successCondition: number(`result[0] >= ${least}`),
  };
}

/** 0/0 is NaN, and no series at all an empty list: both make a comparison false, or an error. */
function number(condition: string): string {
  return `len(result) > 0 && !isNaN(result[0]) && ${condition}`;
}

/** Ten times the objective's share of errors: minutes of a rollout may burn its budget that fast, and no faster. */
function leastSuccess(availability: number): number {
  return Math.max(0, Number((1 - 10 * (1 - availability)).toFixed(6)));
}
