import type { IScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1/ScaledObject';
import type { AlertmanagerConfig } from '../alert-routing.ts';
import { isProduction } from '../environment.ts';
import type { ClusterObjects, Found } from '../objects.ts';
import type { ClusterRule, Report } from '../rule.ts';

/** Production runs at night, and wakes somebody then: hours are for staging. */
export const noShutdownInProduction: ClusterRule = {
  name: 'no-shutdown-in-production',
  scope: 'cluster',
  check(objects, report) {
    if (!isProduction(objects)) return;
    for (const scaled of objects.of<IScaledObject>('ScaledObject.keda.sh')) checkScaler(scaled, report);
    checkRoutes(objects, report);
  },
};

function checkScaler({ file, object: { spec } }: Found<IScaledObject>, report: Report): void {
  const trigger = spec?.triggers.findIndex(({ type }) => type === 'cron') ?? -1;
  const rests = spec?.idleReplicaCount === 0 || (spec?.minReplicaCount ?? 0) === 0;
  if (trigger < 0 || !rests) return;
  const { end = '', timezone = '' } = spec?.triggers[trigger]?.metadata ?? {};
  const message =
    `no pod of ${spec?.scaleTargetRef.name} answers from ${end} ${timezone} on: clients of production have no working hours. ` +
    'Leave the cron trigger out, or write minReplicaCount 2 without idleReplicaCount.';
  report(file, message, `spec.triggers[${trigger}]`);
}

interface Route {
  readonly receiver?: string;
  readonly muteTimeIntervals?: readonly string[];
  readonly activeTimeIntervals?: readonly string[];
  readonly routes?: readonly Route[];
}

function checkRoutes(objects: ClusterObjects, report: Report): void {
  for (const { file, object } of objects.of<AlertmanagerConfig['object']>('AlertmanagerConfig.monitoring.coreos.com'))
    for (const { route, field } of flattened(object.spec.route as Route | undefined, 'spec.route'))
      for (const key of ['muteTimeIntervals', 'activeTimeIntervals'] as const) {
        if (!route[key]?.length) continue;
        const message = `nobody hears of an outage at night: ${route.receiver ?? 'this route'} rests by the hours ${route[key].join(', ')}. Leave ${key} out.`;
        report(file, message, `${field}.${key}`);
      }
}

function flattened(route: Route | undefined, field: string): { readonly route: Route; readonly field: string }[] {
  if (!route) return [];
  const below = (route.routes ?? []).flatMap((each, index) => flattened(each, `${field}.routes[${index}]`));
  return [{ route, field }, ...below];
}
