import { catalogue, type MetricSource } from '@auditorsec/metrics/catalogue';
import type { Metric } from '@auditorsec/metrics/metric';
import { boundsOf, bucketLabel, shareBelow } from './histogram.ts';
import type { Labels } from './labels.ts';
import { scraped, standingTargets } from './monitors.ts';
import type { Region } from './region.ts';
import type { Moment, Shape } from './shape.ts';
import { sources } from './sources.ts';
import { during } from './troubles.ts';

/** One series of the day. Of a counter and of a histogram `value` is what is added in a second. */
export interface DaySeries {
  readonly name: string;
  readonly labels: Labels;
  readonly counts: boolean;
  /** Not a number while the series is not there. */
  readonly value: (moment: Moment) => number;
}

/** Every series that a region's Prometheus stores: what the metrics of the catalogue expose, and the monitors keep. */
export function* seriesOf(region: Region): Generator<DaySeries> {
  const identity = { region: region.name, cluster: region.cluster };
  const targets = new Set(standingTargets(region.monitors).map(targetName));
  for (const [source, metrics] of Object.entries(catalogue) as [MetricSource, readonly Metric[]][]) {
    for (const metric of metrics) {
      for (const { of, ...series } of exposed(metric, shapeOf(source, metric), region)) {
        const labels = scraped(region.monitors, series.name, metric, of);
        if (!labels) continue;
        if (isPod(region, labels)) targets.add(targetName(labels));
        yield { ...series, labels: { ...labels, ...identity } };
      }
    }
  }
  // What Prometheus says of every target by itself.
  for (const name of targets) {
    const labels = { ...(JSON.parse(name) as Labels), ...identity };
    yield { name: 'up', labels, counts: false, value: (moment) => (isDown(labels, moment) ? 0 : 1) };
  }
}

function isPod({ monitors }: Region, { job }: Labels): boolean {
  return monitors.some((monitor) => monitor.job === job && monitor.kind === 'PodMonitor');
}

function isDown({ job }: Labels, { region, seconds }: Moment): boolean {
  return job === 'opencost' && during('targetDown', region.name, seconds);
}

function shapeOf(source: MetricSource, { name, labels }: Metric): Shape {
  const shape = sources[source][name];
  if (!shape) throw new Error(`the day has no ${name}: add it to data/shapes`);
  return {
    ...shape,
    each: (region) =>
      shape.each(region).map((set) => {
        const missing = labels.filter((label) => set[label] === undefined);
        if (missing.length > 0) throw new Error(`${name} of the day has no label ${missing.join(', ')}`);
        return set;
      }),
  };
}

function targetName({ job = '', instance = '', namespace = '' }: Labels): string {
  return JSON.stringify({ job, instance, namespace });
}

/** A series before its scrape, with all that is known of the thing that it speaks of. */
type Exposed = Omit<DaySeries, 'labels'> & { readonly of: Labels };

function* exposed({ name, type, unit }: Metric, shape: Shape, region: Region): Generator<Exposed> {
  for (const of of shape.each(region)) {
    const value = (moment: Moment): number => shape.value(of, moment);
    if (type !== 'histogram') {
      yield { name, of, counts: type === 'counter', value };
      continue;
    }
    const median = (moment: Moment): number => shape.median?.(of, moment) ?? Number.NaN;
    for (const bound of boundsOf(unit)) {
      const below = (moment: Moment): number => value(moment) * shareBelow(bound, median(moment));
      yield { name: `${name}_bucket`, of: { ...of, le: bucketLabel(bound) }, counts: true, value: below };
    }
    yield { name: `${name}_bucket`, of: { ...of, le: '+Inf' }, counts: true, value };
    yield { name: `${name}_count`, of, counts: true, value };
    yield { name: `${name}_sum`, of, counts: true, value: (moment) => value(moment) * median(moment) };
  }
}
