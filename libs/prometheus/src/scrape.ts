import { type Duration, milliseconds } from '@auditorsec/config/units';
import { keepList, type MetricSource } from '@auditorsec/metrics/catalogue';
import { firstFrame, type trace } from '@auditorsec/problem/call-site';
import { ConfigError } from '@auditorsec/problem/problem';
import type { IRelabelConfig } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/RelabelConfig';

/** What every monitor says of its scrapes. */
export interface Scrape {
  /** Its own name, and the label `job` of all its series. */
  readonly name: string;
  readonly namespace: string;
  /** Default `30s`. */
  readonly interval?: string;
  /** Shorter than the interval; default `10s`. */
  readonly timeout?: string;
  /** The sources of the catalogue whose metrics are kept: all else is dropped as it is scraped. */
  readonly keep: readonly [MetricSource, ...MetricSource[]];
  /** Labels without which series stay apart all the same, as a regular expression. */
  readonly dropLabels?: string;
}

const app = /^(apps|clusters)\//;

/**
 * How often and how long, with the defaults filled in. Refuses a timeout that isn't shorter than the interval: with a longer one the
 * operator leaves the whole monitor out, and says so in an event that nobody reads.
 */
export function timing(
  { name, interval = '30s', timeout = '10s' }: Scrape,
  calledAt: ReturnType<typeof trace>,
): { readonly interval: string; readonly scrapeTimeout: string } {
  if (milliseconds(timeout as Duration) < milliseconds(interval as Duration))
    return { interval, scrapeTimeout: timeout };
  const { file, line } = firstFrame(calledAt, app);
  throw new ConfigError([
    {
      place: `${file}:${line}`,
      field: `monitor ${name}: timeout`,
      found: timeout,
      allowed: `less than its interval, ${interval}`,
    },
  ]);
}

/** The target's `job` is the monitor's name, whatever its Service is called. */
export function jobLabel({ name }: Scrape): IRelabelConfig {
  return { action: 'replace', targetLabel: 'job', replacement: name };
}

/** What is kept of a scrape. */
export function kept({ keep, dropLabels }: Scrape): IRelabelConfig[] {
  return [
    { action: 'keep', sourceLabels: ['__name__'], regex: keepList(...keep) },
    ...(dropLabels ? [{ action: 'labeldrop' as const, regex: dropLabels }] : []),
  ];
}
