import type { WorkingHours } from '@auditorsec/config/working-hours';
import { addManifest } from '@auditorsec/manifest/chart';
import type { IScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1/ScaledObject';
import type { Construct } from 'constructs';
import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import { cronTrigger } from './cron-trigger.ts';
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
  /** Outside these hours no pod runs; without them some always do. */
  readonly hours?: WorkingHours | undefined;
}

/** The platform's CPU target. */
const CPU_TARGET = 70;

const API_VERSIONS = { Deployment: 'apps/v1', Rollout: 'argoproj.io/v1alpha1' };

/**
 * Scales a workload on CPU: up at once, down by a tenth a minute after five quiet minutes. An HPA can't scale to nothing: where there
 * are hours, KEDA does, and makes the HPA itself.
 */
export function autoscaler(chart: Construct, props: AutoscalerProps): void {
  if (props.hours) scaledObject(chart, props, props.hours);
  else horizontal(chart, props);
}

function horizontal(
  chart: Construct,
  { name, namespace, replicas, target = 'Deployment', cpuUtilization = CPU_TARGET }: AutoscalerProps,
): void {
  addManifest<IHorizontalPodAutoscaler>(chart, {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name, namespace },
    spec: {
      behavior: { scaleDown, scaleUp },
      maxReplicas: replicas.max,
      metrics: [
        {
          type: 'Resource',
          resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: cpuUtilization } },
        },
      ],
      minReplicas: replicas.min,
      scaleTargetRef: { apiVersion: API_VERSIONS[target], kind: target, name },
    },
  });
}

function scaledObject(
  chart: Construct,
  { name, namespace, replicas, target = 'Deployment', cpuUtilization = CPU_TARGET }: AutoscalerProps,
  hours: WorkingHours,
): void {
  addManifest<IScaledObject>(chart, {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: { name, namespace },
    spec: {
      advanced: { horizontalPodAutoscalerConfig: { behavior: { scaleDown, scaleUp } } },
      idleReplicaCount: 0,
      maxReplicaCount: replicas.max,
      minReplicaCount: replicas.min,
      scaleTargetRef: { apiVersion: API_VERSIONS[target], kind: target, name },
      triggers: [
        cronTrigger(hours, replicas.min),
        { type: 'cpu', metricType: 'Utilization', metadata: { value: `${cpuUtilization}` } },
      ],
    },
  });
}

const scaleDown = {
  policies: [{ type: 'Percent', value: 10, periodSeconds: 60 }],
  selectPolicy: 'Max',
  stabilizationWindowSeconds: 300,
};

/** Four pods or three times as many, whichever is more, a minute. */
const scaleUp = {
  policies: [
    { type: 'Pods', value: 4, periodSeconds: 60 },
    { type: 'Percent', value: 200, periodSeconds: 60 },
  ],
  selectPolicy: 'Max',
  stabilizationWindowSeconds: 0,
};
