import type { Cluster } from '@auditorsec/config/fleet';
import type { Construct } from 'constructs';
import { argoConfig } from './settings.ts';

/** Where Alertmanager of the cluster takes alerts. */
const ALERTMANAGER = 'alertmanager-operated.observability.svc:9093';

/**
 * Failures with their message, which no metric carries, to Alertmanager: under the name of the alert on the metric, so that both are
 * one ticket. Success is told to nobody; `npm run rings` shows it.
 */
export function notifications(chart: Construct, { region, name: cluster }: Cluster): void {
  const alert = (alertname: string, summary: string) => `alertmanager:
  labels:
    alertname: ${alertname}
    cluster: ${cluster}
    name: "{{.app.metadata.name}}"
    region: ${region}
    severity: ticket
    team: platform
  annotations:
    summary: |
      ${summary}
`;
  argoConfig(chart, 'argocd-notifications-cm', {
    'service.alertmanager': `targets:\n- ${ALERTMANAGER}\n`,
    subscriptions: '- recipients: [alertmanager]\n  triggers: [on-degraded, on-sync-failed]\n',
    'template.degraded': alert(
      'ApplicationDegraded',
      '{{.app.metadata.name}} is unhealthy at {{.app.status.sync.revision}}',
    ),
    'template.sync-failed': alert('SyncFailed', '{{.app.metadata.name}}: {{.app.status.operationState.message}}'),
    'trigger.on-degraded':
      "- when: app.status?.health.status == 'Degraded'\n  oncePer: app.status.sync.revision\n  send: [degraded]\n",
    'trigger.on-sync-failed':
      "- when: app.status?.operationState.phase in ['Error', 'Failed']\n  oncePer: app.status.operationState.syncResult?.revision\n  send: [sync-failed]\n",
  });
}
