import { cronOf, type WorkingHours } from '@auditorsec/config/working-hours';
import type { IScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1/ScaledObject';

type Trigger = NonNullable<IScaledObject['spec']>['triggers'][number];

/** KEDA's trigger that asks for this many pods in working hours. Outside them it is idle, and so is a workload that nothing else wakes. */
export function cronTrigger(hours: WorkingHours, replicas: number): Trigger {
  return {
    type: 'cron',
    metadata: { timezone: hours.timeZone, ...cronOf(hours), desiredReplicas: `${replicas}` },
  };
}
