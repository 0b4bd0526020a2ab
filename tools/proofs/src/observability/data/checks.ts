import { catalogue } from '@auditorsec/metrics/catalogue';
import { seriesNames } from '@auditorsec/metrics/metric';
import { check } from '../../check.ts';
import { day } from '../panels/ask.ts';
import { missingSeries } from '../panels/faults.ts';
import { type Alarm, alarms } from './alarms.ts';
import type { DayBench } from './bench.ts';
import { at } from './timeline.ts';
import { type Trouble, troubles } from './troubles.ts';

/** What the rules make of the day. */
export const ruleChecks = [
  check<DayBench>(
    'every metric of the catalogue is kept by a monitor of the generated files',
    async ({ prometheus }) => {
      const { series } = await prometheus.instant('group by (__name__) (last_over_time({__name__!=""}[2d]))', day.end);
      const stored = new Set(series.map(({ labels }) => labels['__name__']));
      const names = Object.values(catalogue).flatMap((metrics) => metrics.flatMap(seriesNames));
      const dropped = names.filter((name) => !stored.has(name));
      if (dropped.length > 0) throw new Error(`dropped by every scrape: ${dropped.join(', ')}`);
      return `${names.length} names of series`;
    },
  ),

  check<DayBench>('every recording rule records something', async ({ prometheus, rules }) => {
    const recorded = rules.filter(({ record }) => record !== 'ALERTS');
    const empty = [];
    for (const { record, labels } of recorded) {
      const selector = `${record}{${Object.entries(labels).map(([label, value]) => `${label}="${value}"`)}}`;
      const { series } = await prometheus.instant(`count(last_over_time(${selector}[1d]))`, day.end);
      if (series.length === 0) empty.push(selector);
    }
    if (empty.length > 0) throw new Error(`nothing is recorded as ${empty.join(', ')}`);
    return `${recorded.length} recording rules`;
  }),

  check<DayBench>('every selection of every rule finds series', async ({ prometheus, rules }) => {
    const faults = new Set<string>();
    for (const { expr } of rules) for (const fault of await missingSeries(expr, prometheus)) faults.add(fault);
    if (faults.size > 0) throw new Error([...faults].join('\n  '));
    return `${rules.length} rules`;
  }),

  check<DayBench>(
    'the planted troubles raise the alerts that they should, where they should, and nothing else does',
    raised,
  ),
];

async function raised({ prometheus }: DayBench): Promise<string> {
  // The first hour has nothing behind it: rules of absence see that.
  const span = { start: at('01:00'), end: day.end, step: 60 };
  const { series } = await prometheus.range('ALERTS{alertname!="Watchdog"}', span);
  const faults: string[] = [];
  for (const { labels, points } of series) {
    const wrong = points.find(([seconds]) => !alarms.some((alarm) => explains(alarm, labels, seconds)));
    if (wrong) faults.push(`${labels['alertname']} in ${labels['region']} at ${clock(wrong[0])}, with nothing planted`);
  }
  for (const { alert, trouble } of alarms) {
    const { region, from, to }: Trouble = troubles[trouble];
    const seen = series.some(
      ({ labels, points }) =>
        labels['alertname'] === alert &&
        regionOf(labels) === region &&
        points.some(([seconds]) => seconds >= at(from) && seconds <= at(to) + LINGER),
    );
    if (!seen) faults.push(`${alert} is not raised by ${trouble} in ${region} from ${from} to ${to}`);
  }
  if (faults.length > 0) throw new Error(faults.join('\n  '));
  return `${alarms.length} alerts by ${Object.keys(troubles).length} troubles`;
}

/** Windows of up to 15 minutes go on seeing what is over, in seconds. */
const LINGER = 1200;

function explains(
  { alert, trouble, lingers }: Alarm,
  labels: Readonly<Record<string, string>>,
  seconds: number,
): boolean {
  const { region, from, to }: Trouble = troubles[trouble];
  const end = lingers ? day.end : at(to) + LINGER;
  return labels['alertname'] === alert && regionOf(labels) === region && seconds >= at(from) && seconds <= end;
}

/** A probe speaks of another region than the one that asks. */
function regionOf({ target_region, region }: Readonly<Record<string, string>>): string | undefined {
  return target_region ?? region;
}

function clock(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(11, 16);
}
