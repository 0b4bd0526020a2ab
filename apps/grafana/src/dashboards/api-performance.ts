import type { Fleet } from '@auditorsec/config/fleet';
import { type Dashboard, dashboard } from '@auditorsec/grafana/dashboard';
import { latency } from './api-performance/latency.ts';
import { resilience } from './api-performance/resilience.ts';
import { stores } from './api-performance/stores.ts';
import { traffic } from './api-performance/traffic.ts';

/** How fast the API answers, how much, and what stands in its way. */
export function apiPerformance(fleet: Fleet): Dashboard {
  return dashboard({
    uid: 'api-performance',
    title: 'API Performance',
    description: 'How fast the API answers at the gateway, how much of it, and what stands in its way.',
    links: [{ title: 'Runbooks', url: fleet.links.runbooks }],
    rows: [
      { title: 'Traffic', panels: traffic(fleet) },
      { title: 'Latency', panels: latency(fleet) },
      { title: 'Retries, limits and circuit breakers', panels: resilience() },
      { title: 'Caches and databases', panels: stores() },
    ],
  });
}
