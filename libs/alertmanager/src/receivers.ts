import type { IReceiver } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1alpha1/Receiver';
import { z } from 'zod';

const secretKey = z.strictObject({
  /** A Secret beside Alertmanager; its value never stands in Git. */
  name: z.string('the name of a Secret'),
  key: z.string('a key of the Secret'),
});

/** Where notifications go, by what they are for. */
export const receivers = z.strictObject({
  /** Wakes somebody: PagerDuty, Events API v2. */
  page: z.strictObject({ pagerDuty: secretKey }),
  /** Is read on a working day: a webhook that opens a ticket. */
  ticket: z.strictObject({ webhook: secretKey }),
  /** Calls when it hears nothing: a service outside that misses the Watchdog. */
  deadman: z.strictObject({ webhook: secretKey }),
});
export type Receivers = z.output<typeof receivers>;

/** The receiver of alerts that nobody is told of. */
export const NOBODY = 'nobody';

const first = (annotation: string) => `{{ (index .Alerts 0).Annotations.${annotation} }}`;

export function receiverList({ page, ticket, deadman }: Receivers): IReceiver[] {
  return [
    {
      name: 'page',
      pagerdutyConfigs: [
        {
          routingKey: page.pagerDuty,
          sendResolved: true,
          severity: 'critical',
          description: first('summary'),
          class: '{{ .GroupLabels.alertname }}',
          group: '{{ .GroupLabels.region }}',
          pagerDutyLinkConfigs: [
            { alt: 'Runbook', href: first('runbook_url') },
            { alt: 'Dashboard', href: first('dashboard_url') },
          ],
        },
      ],
    },
    { name: 'ticket', webhookConfigs: [{ urlSecret: ticket.webhook, sendResolved: true, maxAlerts: 100 }] },
    { name: 'deadman', webhookConfigs: [{ urlSecret: deadman.webhook, sendResolved: false }] },
    { name: NOBODY },
  ];
}
