import type { IReceiver } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1alpha1/Receiver';
import { z } from 'zod';

const secretKey = z.strictObject({
  /** A Secret beside Alertmanager; its value never stands in Git. */
  name: z.string('the name of a Secret'),
  key: z.string('a key of the Secret'),
});

type SecretKey = z.output<typeof secretKey>;

/** Where notifications go, by what they are for. */
export const receivers = z.strictObject({
  /** Wakes somebody by PagerDuty (Events API v2); or, where nobody is to be woken, tells a channel by a webhook. */
  page: z.union([z.strictObject({ pagerDuty: secretKey }), z.strictObject({ webhook: secretKey })]),
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
    'pagerDuty' in page ? pager(page.pagerDuty) : { name: 'page', webhookConfigs: [toldBy(page.webhook)] },
    { name: 'ticket', webhookConfigs: [toldBy(ticket.webhook)] },
    { name: 'deadman', webhookConfigs: [{ urlSecret: deadman.webhook, sendResolved: false }] },
    { name: NOBODY },
  ];
}

function toldBy(urlSecret: SecretKey) {
  return { urlSecret, sendResolved: true, maxAlerts: 100 };
}

function pager(routingKey: SecretKey): IReceiver {
  return {
    name: 'page',
    pagerdutyConfigs: [
      {
        routingKey,
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
  };
}
