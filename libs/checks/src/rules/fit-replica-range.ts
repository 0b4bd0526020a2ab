import { objectName } from '@auditorsec/manifest/patch';
import { type Autoscaler, autoscalers, scales } from '../autoscaler.ts';
import type { PodTemplate } from '../objects.ts';
import type { ClusterRule, Report } from '../rule.ts';
import { isScalable, servingPods, writtenReplicas } from '../workload.ts';

/** Replica ranges run upwards, and neither an HPA nor a workload behind a Service goes below two. */
export const fitReplicaRange: ClusterRule = {
  name: 'fit-replica-range',
  scope: 'cluster',
  check(objects, report) {
    const serving = servingPods(objects);
    const scalers = autoscalers(objects);
    for (const scaler of scalers) {
      const steady = scaler.file.object.kind === 'HorizontalPodAutoscaler' || serves(scaler, serving);
      checkRange(scaler, steady ? 2 : 0, report);
    }
    const dangling = scalers.filter((scaler) => !objects.pods(scaler.namespace).some((pod) => scales(scaler, pod)));
    for (const pod of serving) {
      const replicas = writtenReplicas(pod);
      if (!isScalable(pod) || scalers.some((scaler) => scales(scaler, pod)) || (replicas ?? 1) >= 2) continue;
      // Without a number it waits for its autoscaler, whose wrong target is `match-scale-target`'s to report.
      if (replicas === undefined && dangling.some(({ namespace }) => namespace === pod.namespace)) continue;
      const message = `${replicas ?? 1} replica serves, so each node drain and crash is an outage. Write 2 or more, or add an HPA.`;
      report(pod.file, message, 'spec.replicas');
    }
  },
};

function serves(scaler: Autoscaler, serving: ReadonlySet<PodTemplate>): boolean {
  return [...serving].some((pod) => scales(scaler, pod));
}

function checkRange({ file, min, max, target }: Autoscaler, least: number, report: Report): void {
  const { idleReplicaCount: idle } = (file.object['spec'] ?? {}) as { readonly idleReplicaCount?: number };
  if (min.replicas > max.replicas) {
    const message = `the API server refuses it, and ${target.name} isn't scaled at all: ${min.replicas} is above the maximum, ${max.replicas}.`;
    report(file, `${message} Lower it, or raise ${max.field}.`, min.field);
  } else if (min.replicas < least) {
    const message = `at night ${min.replicas} pod of ${target.name} serves, so each node drain and crash is an outage.`;
    report(file, `${message} Write ${least} or more.`, min.field);
  }
  if (idle !== undefined && idle >= min.replicas) {
    const message = `KEDA refuses it, and ${objectName(file.object)} scales nothing: ${idle} isn't below ${min.field}, ${min.replicas}.`;
    report(file, `${message} Write 0, or leave it out.`, 'spec.idleReplicaCount');
  }
}
