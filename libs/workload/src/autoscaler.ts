import { Duration } from 'cdk8s';
import { HorizontalPodAutoscaler, type IScalable, Metric, MetricTarget, Replicas as Step } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import type { Replicas } from './resources.ts';

export interface AutoscalerProps {
  /** The name of the Deployment that it scales, and its own. */
  readonly name: string;
  readonly namespace: string;
  readonly replicas: Replicas;
  /** Mean CPU use, in percent of the request, above which it adds pods; default 70, the platform's CPU target. */
  readonly cpuUtilization?: number;
}

/** Scales a Deployment on CPU: up at once, down by a tenth a minute after five quiet minutes. */
export function autoscaler(
  chart: Construct,
  { name, namespace, replicas, cpuUtilization = 70 }: AutoscalerProps,
): void {
  new HorizontalPodAutoscaler(chart, `HorizontalPodAutoscaler ${name}`, {
    metadata: { name, namespace },
    target: deploymentNamed(name),
    minReplicas: replicas.min,
    maxReplicas: replicas.max,
    metrics: [Metric.resourceCpu(MetricTarget.averageUtilization(cpuUtilization))],
    scaleDown: { policies: [{ replicas: Step.percent(10), duration: Duration.minutes(1) }] },
  });
}

/** cdk8s-plus wants a construct of its own to scale; ours is plain data, so its name stands for it. */
function deploymentNamed(name: string): IScalable {
  return {
    hasAutoscaler: false,
    markHasAutoscaler() {},
    toScalingTarget: () => ({ apiVersion: 'apps/v1', kind: 'Deployment', name, containers: [] }),
  };
}
