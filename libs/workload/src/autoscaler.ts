import { Duration } from 'cdk8s';
import { HorizontalPodAutoscaler, type IScalable, Metric, MetricTarget, Replicas as Step } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import type { Replicas } from './resources.ts';

export interface AutoscalerProps {
  /** The name of the Deployment or Rollout that it scales, and its own. */
  readonly name: string;
  readonly namespace: string;
  readonly replicas: Replicas;
  /** A Rollout where one runs the Deployment's pods; default Deployment. */
  readonly target?: keyof typeof API_VERSIONS;
  /** Mean CPU use, in percent of the request, above which it adds pods; default 70, the platform's CPU target. */
  readonly cpuUtilization?: number;
}

const API_VERSIONS = { Deployment: 'apps/v1', Rollout: 'argoproj.io/v1alpha1' };

/** Scales a workload on CPU: up at once, down by a tenth a minute after five quiet minutes. */
export function autoscaler(
  chart: Construct,
  { name, namespace, replicas, target = 'Deployment', cpuUtilization = 70 }: AutoscalerProps,
): void {
  new HorizontalPodAutoscaler(chart, `HorizontalPodAutoscaler ${name}`, {
    metadata: { name, namespace },
    target: workloadNamed(target, name),
    minReplicas: replicas.min,
    maxReplicas: replicas.max,
    metrics: [Metric.resourceCpu(MetricTarget.averageUtilization(cpuUtilization))],
    scaleDown: { policies: [{ replicas: Step.percent(10), duration: Duration.minutes(1) }] },
  });
}

/** cdk8s-plus wants a construct of its own to scale; ours is plain data, so its name stands for it. */
function workloadNamed(kind: keyof typeof API_VERSIONS, name: string): IScalable {
  return {
    hasAutoscaler: false,
    markHasAutoscaler() {},
    toScalingTarget: () => ({
      apiVersion: API_VERSIONS[kind],
      kind,
      name,
      containers: [],
      replicas: undefined,
    }),
  };
}
