import type { Tracing } from '@auditorsec/config/tracing';
import { fraction, type Percentage } from '@auditorsec/config/units';

/** A service of the mesh and the services that it calls, by the names that their spans carry. */
export interface Hop {
  readonly service: string;
  readonly calls: readonly string[];
}

/** A percentage as a number from 0 to 100. */
export function percent(share: Percentage): number {
  return Number(share.slice(0, -1));
}

/**
 * The services whose proxies record every trace that begins with them: those that are given a larger share than others,
 * and those that lead to one, however far ahead. The first hop decides for all that follow; the share itself is taken
 * when the trace is complete.
 */
export function recordedInFull({ sampled, services }: Tracing, hops: readonly Hop[]): ReadonlySet<string> {
  const callers = new Map<string, string[]>();
  for (const { service, calls } of hops)
    for (const callee of calls) callers.set(callee, [...(callers.get(callee) ?? []), service]);
  const found = new Set<string>();
  const add = (service: string): void => {
    if (found.has(service)) return;
    found.add(service);
    callers.get(service)?.forEach(add);
  };
  for (const { service } of hops) if (percent(services[service] ?? sampled) > percent(sampled)) add(service);
  return found;
}

/** What Jaeger tells clients that ask which share of traces to record: its file of strategies. */
export function samplingStrategies({ sampled, services }: Tracing) {
  const strategy = (share: Percentage) => ({ type: 'probabilistic', param: fraction(share) }) as const;
  return {
    default_strategy: strategy(sampled),
    service_strategies: Object.entries(services).map(([service, share]) => ({ service, ...strategy(share) })),
  };
}
