import { suggest } from '@auditorsec/problem/suggest';
import { type Autoscaler, autoscalers, scales } from '../autoscaler.ts';
import { type ClusterObjects, kindOf } from '../objects.ts';
import type { ClusterRule } from '../rule.ts';
import { isScalable } from '../workload.ts';

/** The target of every autoscaler exists and can be scaled. */
export const matchScaleTarget: ClusterRule = {
  name: 'match-scale-target',
  scope: 'cluster',
  check(objects, report) {
    for (const autoscaler of autoscalers(objects)) {
      const { file, namespace, target } = autoscaler;
      if (objects.pods(namespace).some((pod) => isScalable(pod) && scales(autoscaler, pod))) continue;
      const message =
        `no pod is added under load: the target, ${target.kind} ${namespace}/${target.name}, doesn't exist. ` +
        hint(objects, autoscaler);
      report(file, message, target.field);
    }
  },
};

function hint(objects: ClusterObjects, { namespace, target }: Autoscaler): string {
  const scalable = objects.pods(namespace).filter(isScalable);
  const named = scalable.map(({ file: { object } }) => `${kindOf(object)} ${object.metadata.name}`);
  const nearest = suggest(`${target.kind} ${target.name}`, named);
  if (nearest) return `Did you mean ${nearest}?`;
  return `A target is ${named.length > 0 ? `one of ${named.join(', ')}` : 'a Deployment, StatefulSet or Rollout'}.`;
}
