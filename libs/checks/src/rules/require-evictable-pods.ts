import { objectName } from '@auditorsec/manifest/patch';
import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import { type Autoscaler, autoscalers, scales } from '../autoscaler.ts';
import { selects } from '../label-selector.ts';
import type { ClusterObjects, Found, PodTemplate } from '../objects.ts';
import type { ClusterRule, Report } from '../rule.ts';
import { isScalable, servingPods, writtenReplicas } from '../workload.ts';

type Budget = Found<IPodDisruptionBudget>;

/** A drain takes serving pods one after the other: each workload has one budget, and each budget lets a pod go. */
export const requireEvictablePods: ClusterRule = {
  name: 'require-evictable-pods',
  scope: 'cluster',
  check(objects, report) {
    const budgets = objects.of<IPodDisruptionBudget>('PodDisruptionBudget.policy');
    const serving = servingPods(objects);
    const scalers = autoscalers(objects);
    const budgetOf = new Map<PodTemplate, Budget>();
    for (const budget of budgets) {
      const pods = selectedPods(objects, budget);
      checkBudget(budget, pods, leastReplicas(pods, serving, scalers), report);
      for (const pod of pods) {
        const other = budgetOf.get(pod);
        if (other) report(budget.file, contested(pod, other), 'spec.selector');
        else budgetOf.set(pod, budget);
      }
    }
    for (const pod of serving) {
      if (budgetOf.has(pod)) continue;
      const message =
        'a node drain may evict all pods at once, and the Service answers nothing: no PodDisruptionBudget selects them.';
      report(
        pod.file,
        `${message} Add one with maxUnavailable: 1 and the labels of the pods.`,
        'spec.template.metadata.labels',
      );
    }
  },
};

function selectedPods(objects: ClusterObjects, { object: { metadata, spec } }: Budget): PodTemplate[] {
  const { selector } = spec ?? {};
  return selector ? objects.pods(metadata.namespace).filter((pod) => selects(selector, pod.labels)) : [];
}

/** The pods that are there at least. `fit-replica-range` keeps HPAs and serving workloads at two: judged as if it held. */
function leastReplicas(
  pods: readonly PodTemplate[],
  serving: ReadonlySet<PodTemplate>,
  scalers: readonly Autoscaler[],
) {
  return pods.filter(isScalable).reduce((sum, pod) => {
    const scaler = scalers.find((candidate) => scales(candidate, pod));
    const steady = serving.has(pod) || scaler?.file.object.kind === 'HorizontalPodAutoscaler';
    return sum + Math.max(steady ? 2 : 1, scaler?.min.replicas ?? writtenReplicas(pod) ?? 1);
  }, 0);
}

function checkBudget(
  { file, object: { spec } }: Budget,
  pods: readonly PodTemplate[],
  replicas: number,
  report: Report,
): void {
  if (pods.length === 0) {
    const message =
      'it protects nothing: no pod has the labels of its selector, and a node drain may evict all pods at once';
    return void report(file, `${message}. Write the labels of a pod template of its namespace.`, 'spec.selector');
  }
  const { minAvailable, maxUnavailable } = spec ?? {};
  const allowed =
    maxUnavailable === undefined ? replicas - scaled(minAvailable ?? 1, replicas) : scaled(maxUnavailable, replicas);
  if (replicas === 0 || allowed >= 1) return;
  const field = maxUnavailable === undefined ? 'spec.minAvailable' : 'spec.maxUnavailable';
  const message = `node drains hang, and upgrades with them: of ${replicas} pods, the least there are, none may be evicted`;
  report(file, `${message}. Write maxUnavailable: 1.`, field);
}

/** A number, or a percentage of the pods, rounded up as the disruption controller does. */
function scaled(value: number | string, replicas: number): number {
  return typeof value === 'string' && value.endsWith('%')
    ? Math.ceil((Number.parseInt(value, 10) * replicas) / 100)
    : Number(value);
}

function contested(pod: PodTemplate, other: Budget): string {
  return (
    `node drains hang: the eviction API refuses pods with two budgets, and ${objectName(other.file.object)} selects those of ` +
    `${objectName(pod.file.object)} too. Keep one of them, or make the selectors differ.`
  );
}
