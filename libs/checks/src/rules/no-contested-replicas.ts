import { objectName } from '@auditorsec/manifest/patch';
import { type Autoscaler, autoscalers, scales } from '../autoscaler.ts';
import { rollouts } from '../rollout.ts';
import type { ClusterRule } from '../rule.ts';
import { writtenReplicas } from '../workload.ts';

/** One writer for the number of replicas: an autoscaled workload has none in Git, and one autoscaler. */
export const noContestedReplicas: ClusterRule = {
  name: 'no-contested-replicas',
  scope: 'cluster',
  check(objects, report) {
    const first = new Map<string, Autoscaler>();
    for (const autoscaler of autoscalers(objects)) {
      const { file, namespace, target } = autoscaler;
      const key = `${target.kind} ${namespace}/${target.name}`;
      const other = first.get(key);
      if (other) {
        const message =
          `${objectName(other.file.object)} scales the same workload, and the two undo each other's work without end. ` +
          'Keep one of them; a ScaledObject makes an HPA by itself, and takes cpu and memory as triggers as well.';
        report(file, message, target.field);
      } else first.set(key, autoscaler);
    }
    for (const { file, object } of rollouts(objects)) {
      const { name, namespace = 'default' } = object.metadata;
      const autoscaler = first.get(`Rollout.argoproj.io ${namespace}/${name}`);
      const replicas = object.spec?.replicas;
      if (autoscaler && replicas !== undefined) report(file, contested(replicas, autoscaler), 'spec.replicas');
    }
    for (const pod of objects.pods()) {
      const autoscaler = [...first.values()].find((candidate) => scales(candidate, pod));
      const replicas = writtenReplicas(pod);
      if (!autoscaler || replicas === undefined) continue;
      if (pod.file.object.kind !== 'Rollout') report(pod.file, contested(replicas, autoscaler), 'spec.replicas');
    }
  },
};

function contested(replicas: number, { file, min }: Autoscaler): string {
  return (
    `each sync scales back to ${replicas}, at peak load as well: ${objectName(file.object)} sets the number of ` +
    `replicas. Leave spec.replicas out, and write the least number into ${min.field} of the autoscaler.`
  );
}
