import { addManifest } from '@auditorsec/manifest/chart';
import type { IAlertmanagerConfig } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1alpha1/AlertmanagerConfig';
import type { Construct } from 'constructs';
import { type Receivers, receiverList } from './receivers.ts';
import { inhibitRules, route } from './routing.ts';
import { selectedLabels } from './selection.ts';

export interface AlertmanagerConfigProps {
  readonly name: string;
  readonly namespace: string;
  readonly receivers: Receivers;
}

/**
 * Who hears of which alert. `v1alpha1` is what the operator stores and reads itself; `v1beta1` is served only where its conversion
 * webhook runs.
 */
export function alertmanagerConfig(chart: Construct, { name, namespace, receivers }: AlertmanagerConfigProps): void {
  addManifest<IAlertmanagerConfig>(chart, {
    apiVersion: 'monitoring.coreos.com/v1alpha1',
    kind: 'AlertmanagerConfig',
    metadata: { name, namespace, labels: { ...selectedLabels } },
    spec: { route, inhibitRules, receivers: receiverList(receivers) },
  });
}
