import type { Fleet } from '@auditorsec/config/fleet';
import { slosOf } from '@auditorsec/config/slo';
import { type Dashboard, dashboard } from '@auditorsec/grafana/dashboard';
import { answers, errorRatio } from './error-tracking/answers.ts';
import { deliveries } from './error-tracking/deliveries.ts';
import { proxies } from './error-tracking/proxies.ts';

/** What fails, for whom, and why. */
export function errorTracking(fleet: Fleet): Dashboard {
  return dashboard({
    uid: 'error-tracking',
    title: 'Error Tracking',
    description:
      'What fails, for whom, and why: answers of the gateway first, then what proxies, pods and deliveries say.',
    links: [{ title: 'Runbooks', url: fleet.links.runbooks }],
    rows: [
      {
        title: 'Errors of the API',
        panels: [
          ...slosOf(fleet)
            .filter(({ good }) => good === 'answered')
            .map(errorRatio),
          ...answers(),
        ],
      },
      { title: 'Proxies', panels: proxies() },
      { title: 'Workloads and deliveries', panels: deliveries() },
    ],
  });
}
