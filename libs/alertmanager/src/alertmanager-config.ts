import type { WorkingHours } from '@auditorsec/config/working-hours';
import { addManifest } from '@auditorsec/manifest/chart';
import type { IAlertmanagerConfig } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1alpha1/AlertmanagerConfig';
import type { Construct } from 'constructs';
import { activeHours } from './active-hours.ts';
import { type Receivers, receiverList } from './receivers.ts';
import { inhibitRules, routeAt } from './routing.ts';
import { selectedLabels } from './selection.ts';

export interface AlertmanagerConfigProps {
  readonly name: string;
  readonly namespace: string;
  readonly receivers: Receivers;
  /** Outside these hours nobody is told of anything; without them somebody always is. */
  readonly hours?: WorkingHours | undefined;
}

const WORKING_HOURS = 'working-hours';

/**
 * Who hears of which alert. `v1alpha1` is what the operator stores and reads itself; `v1beta1` is served only where its conversion
 * webhook runs.
 */
export function alertmanagerConfig(
  chart: Construct,
  { name, namespace, receivers, hours }: AlertmanagerConfigProps,
): void {
  addManifest<IAlertmanagerConfig>(chart, {
    apiVersion: 'monitoring.coreos.com/v1alpha1',
    kind: 'AlertmanagerConfig',
    metadata: { name, namespace, labels: { ...selectedLabels } },
    spec: {
      route: routeAt(hours && WORKING_HOURS),
      inhibitRules,
      ...(hours && { muteTimeIntervals: [{ name: WORKING_HOURS, timeIntervals: activeHours(hours) }] }),
      receivers: receiverList(receivers),
    },
  });
}
