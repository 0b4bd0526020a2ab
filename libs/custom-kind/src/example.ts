import { addCustom } from '@auditorsec/custom-kind/add-custom';
import { defineKind } from '@auditorsec/custom-kind/kind';
import { labels } from '@auditorsec/custom-kind/pod';
import type { Construct } from 'constructs';
import { z } from 'zod';

const folder = defineKind({
  group: 'grafana.integreatly.org',
  version: 'v1beta1',
  scope: 'Namespaced',
  kind: 'GrafanaFolder',
  plural: 'grafanafolders',
  spec: z.strictObject({
    instanceSelector: z.strictObject({ matchLabels: labels }),
    title: z.string(),
    uid: z.string().max(40).optional(),
  }),
});

export function example(chart: Construct): void {
  addCustom(chart, folder, {
    metadata: { name: 'platform', namespace: 'observability' },
    spec: { instanceSelector: { matchLabels: { dashboards: 'platform' } }, title: 'Platform' },
  });
}
