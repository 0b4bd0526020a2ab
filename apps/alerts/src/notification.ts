import { alert, type RuleGroup } from '@auditorsec/alerting/rule';

/** Whether alerts reach people. */
export const notification: RuleGroup = {
  name: 'notification',
  rules: [
    alert({
      name: 'AlertsNotDelivered',
      expr: [
        'sum by (region) (rate(prometheus_notifications_dropped_total[5m])) > 0',
        'or min by (region) (prometheus_notifications_alertmanagers_discovered) == 0',
      ].join('\n'),
      for: '1m',
      severity: 'page',
      team: 'platform',
      summary: '{{ $labels.region }}: Prometheus does not reach Alertmanager',
      description: 'Alerts are lost. If you read this, one replica still gets through.',
      dashboard: 'system-health',
    }),
    alert({
      name: 'NotificationsFailing',
      expr: 'sum by (region, integration) (rate(alertmanager_notifications_failed_total[5m])) > 0',
      for: '5m',
      severity: 'ticket',
      team: 'platform',
      summary: '{{ $labels.region }}: Alertmanager cannot notify by {{ $labels.integration }}',
      description: 'Whoever is reached by it hears nothing.',
      dashboard: 'system-health',
    }),
    alert({
      name: 'AlertmanagerSplit',
      expr: 'min by (region) (alertmanager_cluster_members) < count by (region) (up{job="alertmanager"})',
      for: '15m',
      severity: 'ticket',
      team: 'platform',
      summary: '{{ $labels.region }}: the replicas of Alertmanager do not see each other',
      description: 'One sees only {{ $value }}: people are notified twice, and silences do not hold everywhere.',
      dashboard: 'system-health',
    }),
    alert({
      name: 'ReloadFailed',
      expr: [
        'min by (region, job) (prometheus_config_last_reload_successful) == 0',
        'or min by (region, job) (alertmanager_config_last_reload_successful) == 0',
      ].join('\n'),
      for: '5m',
      severity: 'ticket',
      team: 'platform',
      summary: '{{ $labels.region }}: {{ $labels.job }} refuses its configuration',
      description: 'It runs on with the last one: what was changed since is not in force, and a restart would fail.',
      dashboard: 'system-health',
    }),
  ],
};
