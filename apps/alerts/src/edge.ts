import { alert, type RuleGroup } from '@auditorsec/alerting/rule';
import { routeName } from '@auditorsec/config/routes';
import { limits } from '@auditorsec/slo/limits';
import type { AlertContext } from './context.ts';

const GATEWAY = 'reporter="source",source_workload="istio-ingress"';

/** Where clients meet a region: is it reached, is it guarded, does it hold its own. */
export function edge({ fleet, cluster: { region } }: AlertContext, evacuated: boolean): RuleGroup {
  const clients = fleet.routes.filter(({ access }) => access !== 'public').map(({ path }) => routeName(path));
  return {
    name: 'edge',
    rules: [
      alert({
        name: 'RegionUnreachable',
        expr: 'max by (region, target_region) (probe_success) == 0',
        for: '1m',
        keepFiringFor: '5m',
        severity: 'page',
        team: 'platform',
        summary: '{{ $labels.target_region }} does not answer, asked from {{ $labels.region }}',
        description:
          'Its health endpoint fails from outside. Asked from several regions: it is down; from one: the way there is.',
        dashboard: 'system-health',
      }),
      // Declared, never guessed: an outage that passes for an evacuation would silence itself. With clients, it is none.
      alert({
        name: 'RegionEvacuated',
        expr: [
          `label_replace(vector(${evacuated ? 1 : 0}), "region", "${region}", "", "") == 1`,
          `unless on () sum(rate(istio_requests_total{${GATEWAY},route=~"(${clients.join('|')})-(read|write)"}[5m])) > 1`,
        ].join('\n'),
        severity: 'none',
        team: 'platform',
        summary: '{{ $labels.region }}: evacuated, and no client is left',
        description: 'As cluster.ts says. Nobody is woken for this region until that line is gone.',
        dashboard: 'system-health',
      }),
      alert({
        name: 'RateLimitFailOpen',
        expr: 'sum by (region) (rate(envoy_cluster_ratelimit_admit_failure_mode_allowed[5m])) > 0',
        keepFiringFor: '5m',
        severity: 'page',
        team: 'platform',
        summary: '{{ $labels.region }}: requests pass without a rate limit per client',
        description:
          '{{ $value | humanize }} requests a second: the rate limit service does not answer. Log in is closed meanwhile.',
        dashboard: 'error-tracking',
      }),
      alert({
        name: 'CircuitBreakerOpen',
        expr: `sum by (region, cluster_name) (rate(envoy_cluster_upstream_rq_pending_overflow[5m])) > ${limits.overflows}`,
        for: '5m',
        severity: 'ticket',
        team: 'platform',
        summary: '{{ $labels.region }}: proxies refuse requests to {{ $labels.cluster_name }}',
        description: '{{ $value | humanize }} a second find the pool full: it is too small, or the callee is too slow.',
        dashboard: 'api-performance',
      }),
      alert({
        name: 'RetriesHigh',
        expr: [
          'sum by (region, cluster_name) (rate(envoy_cluster_upstream_rq_retry[5m]))',
          `/ sum by (region, cluster_name) (rate(envoy_cluster_upstream_rq_total[5m])) > ${limits.retries}`,
        ].join('\n'),
        for: '5m',
        severity: 'ticket',
        team: 'platform',
        summary: '{{ $labels.region }}: proxies repeat many requests to {{ $labels.cluster_name }}',
        description:
          '{{ $value | humanizePercentage }} of its load are retries: they hide failures, and prolong an overload.',
        dashboard: 'api-performance',
      }),
      alert({
        name: 'EndpointsEjected',
        expr: 'sum by (region, cluster_name) (envoy_cluster_outlier_detection_ejections_active) > 0',
        for: '10m',
        severity: 'ticket',
        team: 'platform',
        summary: '{{ $labels.region }}: pods of {{ $labels.cluster_name }} fail so often that proxies avoid them',
        description: '{{ $value }} ejections have lasted ten minutes: these pods do not mend themselves.',
        dashboard: 'error-tracking',
      }),
    ],
  };
}
