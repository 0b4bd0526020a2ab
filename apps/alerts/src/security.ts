import { alert, type RuleGroup } from '@auditorsec/alerting/rule';
import { routeName } from '@auditorsec/config/routes';
import { limits } from '@auditorsec/slo/limits';
import type { AlertContext } from './context.ts';

const GATEWAY = 'reporter="source",source_workload="istio-ingress"';

/** Who is refused, and how often: what guards the region works, and somebody tries it. */
export function security({ fleet }: AlertContext): RuleGroup {
  const logins = fleet.routes.filter(({ access }) => access === 'login').map(({ path }) => routeName(path));
  const ofLogins = `${GATEWAY},route=~"(${logins.join('|')})-(read|write)"`;
  return {
    name: 'security',
    rules: [
      alert({
        name: 'LoginsRefused',
        expr: refused(ofLogins, '401|403|429'),
        for: '10m',
        severity: 'ticket',
        team: 'platform',
        summary: '{{ $labels.region }}: most attempts to log in are refused',
        description:
          '{{ $value | humanizePercentage }} of them: somebody tries passwords, or the identity provider fails.',
        dashboard: 'error-tracking',
      }),
      alert({
        name: 'RequestsRefused',
        expr: refused(GATEWAY, '401|403'),
        for: '10m',
        severity: 'ticket',
        team: 'platform',
        summary: '{{ $labels.region }}: the gateway refuses many requests',
        description:
          '{{ $value | humanizePercentage }} have no right to what they ask for: a scan, or keys that no longer fit.',
        dashboard: 'error-tracking',
      }),
      alert({
        name: 'CallerRefused',
        expr: [
          'sum by (region, source_workload, destination_workload)',
          '(rate(istio_requests_total{reporter="destination",response_code="403",source_workload!="istio-ingress"}[5m])) > 0',
        ].join(' '),
        for: '5m',
        keepFiringFor: '15m',
        severity: 'ticket',
        team: 'platform',
        summary: '{{ $labels.region }}: {{ $labels.destination_workload }} refuses {{ $labels.source_workload }}',
        description:
          'No edge of the call graph allows it: a change forgot it, or a workload does what it was not made for.',
        dashboard: 'error-tracking',
      }),
    ],
  };
}

/** The share of requests that got one of these answers, where there are enough of them to tell. */
function refused(of: string, codes: string): string {
  const rate = (more: string) => `sum by (region) (rate(istio_requests_total{${of}${more}}[10m]))`;
  const some = rate(`,response_code=~"${codes}"`);
  return `${some} / ${rate('')} > ${limits.refused} and ${some} > ${limits.refusals}`;
}
