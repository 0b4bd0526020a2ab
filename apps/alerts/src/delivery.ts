import { alert, type RuleGroup } from '@auditorsec/alerting/rule';

/** Argo CD and Argo Rollouts: is the cluster what Git says. */
export const delivery: RuleGroup = {
  name: 'delivery',
  rules: [
    alert({
      name: 'ApplicationOutOfSync',
      expr: 'sum by (region, name) (argocd_app_info{sync_status!="Synced"}) > 0',
      for: '30m',
      severity: 'ticket',
      team: 'platform',
      summary: '{{ $labels.region }}: {{ $labels.name }} is not what Git says',
      description: 'For half an hour: a sync fails, waits for somebody, or something else changes the objects.',
      dashboard: 'system-health',
    }),
    alert({
      name: 'ApplicationDegraded',
      expr: 'sum by (region, name) (argocd_app_info{health_status=~"Degraded|Missing|Unknown"}) > 0',
      for: '15m',
      severity: 'ticket',
      team: 'platform',
      summary: '{{ $labels.region }}: {{ $labels.name }} is unhealthy',
      description: 'What was applied does not come up.',
      dashboard: 'system-health',
    }),
    alert({
      name: 'SyncFailed',
      expr: 'sum by (region, name) (increase(argocd_app_sync_total{phase=~"Error|Failed"}[15m])) > 0',
      keepFiringFor: '15m',
      severity: 'ticket',
      team: 'platform',
      summary: '{{ $labels.region }}: a sync of {{ $labels.name }} failed',
      description: 'The last change is not, or only partly, in the cluster.',
      dashboard: 'error-tracking',
    }),
    alert({
      name: 'RolloutAborted',
      expr: 'max by (region, namespace, name) (rollout_info{phase="Degraded"}) == 1',
      keepFiringFor: '5m',
      severity: 'ticket',
      team: 'api',
      summary: '{{ $labels.region }}: the rollout of {{ $labels.namespace }}/{{ $labels.name }} was aborted',
      description: 'The new version failed its analysis; the old one serves everybody.',
      dashboard: 'error-tracking',
    }),
  ],
};
