import { suggest } from '@auditorsec/problem/suggest';
import { z } from 'zod';
import { latencyBuckets } from './latency-buckets.ts';
import { type Fail, type route, routeName } from './routes.ts';
import { type Duration, fraction, milliseconds, type Percentage, percentage } from './units.ts';

/** The share of reads that stay below the fleet's target of latency, where an objective names no other. */
const IN_TIME = '99%' as Percentage;

const declaration = z.strictObject({
  /** Paths of the fleet's routes whose requests count. */
  routes: z.array(z.string()).min(1, 'at least one path of a route'),
  /** `answered`: no 5xx, of all requests; `fast`: below the fleet's target of latency, of reads. */
  good: z.enum(['answered', 'fast']),
  /** The share of good requests; by default the fleet's target of availability, and 99% of reads in time. */
  objective: percentage
    .refine(
      (share) => !/^(0|100)(\.0+)?%$/.test(share),
      'more than 0% and less than 100%: at 100% no request may ever fail',
    )
    .optional(),
  /** What the error budget is counted over. */
  window: z.enum(['7d', '28d', '30d']).default('30d'),
});

/** Service level objectives by name. Recording rules, alerts, panels and runbooks are all made from this. */
export const slos = z.record(
  z.string().regex(/^[a-z]([a-z0-9-]{0,40}[a-z0-9])?$/, 'a name such as api-availability'),
  declaration,
);

/** A service level objective, resolved against its fleet. */
export interface Slo {
  readonly name: string;
  /** The app that answers. */
  readonly service: string;
  /** Names of the routes whose requests count, as gateways name them in metrics: `<route>-read`, `<route>-write`. */
  readonly routes: readonly string[];
  readonly good: 'answered' | 'fast';
  /** Share of good requests, from 0 to 1. */
  readonly objective: number;
  /** Share of requests that may be bad: 1 less the objective. */
  readonly budget: number;
  /** In Prometheus' form: `30d`. */
  readonly window: '7d' | '28d' | '30d';
  /** What `fast` is below, in milliseconds; a bound of Istio's histogram. */
  readonly below?: number;
}

interface Declaring {
  readonly slos: z.output<typeof slos>;
  readonly routes: readonly z.output<typeof route>[];
  readonly targets: { readonly latency: Duration; readonly availability: Percentage };
}

/** The objectives of a fleet, in the order of their declaration. */
export function slosOf({ slos, routes, targets }: Declaring): Slo[] {
  return Object.entries(slos).map(([name, { good, window, ...slo }]) => {
    const objective = fraction(slo.objective ?? (good === 'fast' ? IN_TIME : targets.availability));
    return {
      name,
      service: routes.find(({ path }) => slo.routes.includes(path))?.to ?? '',
      routes: slo.routes.map(routeName),
      good,
      objective,
      // Subtraction makes 0.00009999999999998899 of 1 - 0.9999.
      budget: Number((1 - objective).toFixed(10)),
      window,
      ...(good === 'fast' && { below: milliseconds(targets.latency) }),
    };
  });
}

/** Refuses objectives of routes that aren't there, or of several apps, and latencies that no histogram shows. */
export function requireObjectives(fleet: Declaring, fail: Fail): void {
  const { slos, routes, targets } = fleet;
  const paths = routes.map(({ path }) => path);
  for (const [name, slo] of Object.entries(slos)) {
    for (const [index, path] of slo.routes.entries()) {
      if (paths.includes(path)) continue;
      const nearest = suggest(path, paths);
      fail(
        ['slos', name, 'routes', index],
        nearest ? `a path of a route, such as ${nearest}` : `one of ${paths.join(', ')}`,
      );
    }
    const services = new Set(routes.filter(({ path }) => slo.routes.includes(path)).map(({ to }) => to));
    if (services.size > 1) fail(['slos', name, 'routes'], `routes to one app, not to ${[...services].join(' and ')}`);
  }
  const latency = milliseconds(targets.latency);
  const isBetween = latency > 0 && !latencyBuckets.some((bound) => bound === latency);
  if (isBetween && Object.values(slos).some(({ good }) => good === 'fast'))
    fail(
      ['targets', 'latency'],
      `a bound of Istio's histogram, as an objective counts by it: one of ${latencyBuckets.join(', ')} ms`,
    );
}
