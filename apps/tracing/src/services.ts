import type { AppContext, Refusal } from '@auditorsec/config/app';
import { suggest } from '@auditorsec/problem/suggest';
import { hopsOf } from '@auditorsec/telemetry/hops';
import { percent } from '@auditorsec/telemetry/sampling';

/** Refuses shares of traces that would change nothing: of a service that no workload is, or smaller than everyone's. */
export function refuseUselessShares({ fleet: { tracing }, graph }: AppContext): Refusal[] {
  const known = hopsOf(graph).map(({ service }) => service);
  return Object.entries(tracing.services).flatMap(([service, share]) => {
    const found = `tracing.services.${service}: ${share} in clusters/fleet.ts`;
    const nearest = suggest(service, known);
    const near = nearest ? `; did you mean ${nearest}?` : '';
    if (!known.includes(service))
      return [
        {
          path: [],
          found: `${found}, a service that no app of this cluster is`,
          allowed: `one of ${known.join(', ')}${near}`,
        },
      ];
    if (percent(share) >= percent(tracing.sampled)) return [];
    const allowed = `at least tracing.sampled, ${tracing.sampled}: of all shares that apply to a trace the largest counts`;
    return [{ path: [], found, allowed }];
  });
}
