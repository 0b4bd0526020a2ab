import { alertmanager } from '@auditorsec/alertmanager/alertmanager';
import { alertmanagerConfig } from '@auditorsec/alertmanager/alertmanager-config';
import { receivers } from '@auditorsec/alertmanager/receivers';
import { resources } from '@auditorsec/workload/resources';
import type { Construct } from 'constructs';

export function example(chart: Construct): void {
  const [name, namespace] = ['platform', 'observability'];
  alertmanager(chart, {
    name,
    namespace,
    resources: resources.parse({ cpu: '50m', memory: '128Mi' }),
    storageClass: 'gp3-encrypted',
  });
  alertmanagerConfig(chart, {
    name,
    namespace,
    receivers: receivers.parse({
      page: { pagerDuty: { name: 'pagerduty', key: 'routing-key' } },
      ticket: { webhook: { name: 'tickets', key: 'url' } },
      deadman: { webhook: { name: 'deadman', key: 'url' } },
    }),
  });
}
