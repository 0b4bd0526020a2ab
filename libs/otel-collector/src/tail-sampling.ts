import type { TailPolicy, TailSampling } from './components.ts';

export interface TailSamplingProps {
  /** Traces in which a request took longer are kept, in milliseconds. */
  readonly slowMilliseconds: number;
  /** The percentage that is kept of traces in which nothing is wrong. */
  readonly percentage: number;
  /** Percentages of traces with a span of these services; the highest that applies counts. */
  readonly services: Readonly<Record<string, number>>;
  /** Services whose proxies record more than `percentage`. Traces without them were sampled where they began. */
  readonly recordedInFull: readonly string[];
  /** New traces a second that one pod sees. */
  readonly tracesPerSecond: number;
}

/** How long spans of a trace are waited for: longer than any route of the gateway may take. */
export const DECISION_WAIT_SECONDS = 10;

/** What a pod holds beyond what comes in while it waits: bursts, and traces that take long. */
const HEADROOM = 2;

/**
 * Keeps every trace with an error or a slow request, and a share of the others. The share counts once: it is taken here
 * where proxies recorded everything, and not again where they took it when the trace began.
 */
export function tailSampling(props: TailSamplingProps): TailSampling {
  const { slowMilliseconds, percentage, services, recordedInFull, tracesPerSecond } = props;
  const traces = Math.ceil(tracesPerSecond * DECISION_WAIT_SECONDS * HEADROOM);
  const decisions = 10 * traces;
  return {
    decision_wait: `${DECISION_WAIT_SECONDS}s`,
    num_traces: traces,
    expected_new_traces_per_sec: Math.ceil(tracesPerSecond),
    decision_cache: { sampled_cache_size: decisions, non_sampled_cache_size: decisions },
    policies: [
      { name: 'errors', type: 'status_code', status_code: { status_codes: ['ERROR'] } },
      { name: 'slow', type: 'latency', latency: { threshold_ms: slowMilliseconds } },
      ...Object.entries(services).map(([service, share]) => shareOf(service, [service], share)),
      shareOf('recorded-in-full', recordedInFull, percentage),
      {
        name: 'sampled-at-their-start',
        type: 'not',
        not: { not_sub_policy: { name: 'recorded-in-full-spans', ...spansOf(recordedInFull) } },
      },
    ],
  };
}

/** A share of the traces with a span of any of these services. */
function shareOf(name: string, services: readonly string[], percentage: number): TailPolicy {
  return {
    name,
    type: 'and',
    and: {
      and_sub_policy: [
        { name: `${name}-spans`, ...spansOf(services) },
        { name: `${name}-share`, type: 'probabilistic', probabilistic: { sampling_percentage: percentage } },
      ],
    },
  };
}

function spansOf(services: readonly string[]) {
  return { type: 'string_attribute', string_attribute: { key: 'service.name', values: services } } as const;
}
