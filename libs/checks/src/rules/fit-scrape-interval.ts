import { milliseconds } from '../duration.ts';
import { type Endpoint, keeps, type Monitor, monitors } from '../monitor.ts';
import type { ClusterObjects } from '../objects.ts';
import type { ClusterRule, Report } from '../rule.ts';

/** A scrape ends before the next begins, and a rule looks over at least four of them. */
export const fitScrapeInterval: ClusterRule = {
  name: 'fit-scrape-interval',
  scope: 'cluster',
  check(objects, report) {
    const all = monitors(objects);
    for (const monitor of all) for (const endpoint of monitor.endpoints) checkTimeout(monitor, endpoint, report);
    checkWindows(objects, all, report);
  },
};

function checkTimeout({ file }: Monitor, { field, interval, scrapeTimeout }: Endpoint, report: Report): void {
  const [every, within] = [milliseconds(interval), milliseconds(scrapeTimeout)];
  if (every === undefined || within === undefined || within < every) return;
  const message =
    within > every
      ? `prometheus-operator leaves the whole monitor out, and alerts on it stay silent: ${scrapeTimeout} is longer than the interval, ${interval}`
      : `a slow target is still being read when the next scrape is due, and samples are missed: the interval is ${interval} as well`;
  report(file, `${message}. Write a shorter timeout.`, `${field}.scrapeTimeout`);
}

interface Rules {
  readonly spec?: { readonly groups?: readonly { readonly rules?: readonly { readonly expr?: string | number }[] }[] };
}

/** A selection of a metric over a range: `rate(x_total{code="5.."}[5m])`; strings in the braces may hold anything. */
const RANGE = /([a-zA-Z_:][\w:]*)\s*(?:\{(?:[^"}]|"(?:[^"\\]|\\.)*")*\})?\s*\[(\w+)/g;

/** Two samples make a rate; one scrape may fail, and one may be late. */
const SCRAPES = 4;

function checkWindows(objects: ClusterObjects, all: readonly Monitor[], report: Report): void {
  const endpoints = all.flatMap(({ endpoints }) => endpoints);
  const slowest = (series: string) =>
    endpoints
      .filter((endpoint) => endpoint.metricRelabelings && keeps(endpoint, series))
      .sort((one, other) => (milliseconds(other.interval) ?? 0) - (milliseconds(one.interval) ?? 0))[0];
  for (const { file, object } of objects.of<Rules>('PrometheusRule.monitoring.coreos.com'))
    for (const [group, { rules = [] }] of (object.spec?.groups ?? []).entries())
      for (const [rule, { expr }] of rules.entries())
        for (const [, series = '', window = ''] of String(expr ?? '').matchAll(RANGE)) {
          const { interval } = slowest(series) ?? {};
          const [long, every] = [milliseconds(window), milliseconds(interval)];
          if (long === undefined || every === undefined || long >= SCRAPES * every) continue;
          report(
            file,
            `it has gaps, in which an alert ends or never begins: ${series} is scraped every ${interval}, and a failed scrape leaves ` +
              `[${window}] with less than two samples. Look over ${SCRAPES} scrapes or more.`,
            `spec.groups[${group}].rules[${rule}].expr`,
          );
        }
}
