import type { WorkingHours } from '@auditorsec/config/working-hours';
import { addManifest } from '@auditorsec/manifest/chart';
import { cronTrigger } from '@auditorsec/workload/cron-trigger';
import type { IScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1/ScaledObject';
import type { ITriggerAuthentication } from '@kubernetes-models/keda/keda.sh/v1alpha1/TriggerAuthentication';
import type { Construct } from 'constructs';

export interface QueueScalingProps {
  /** The Deployment that it scales, and its own name. */
  readonly name: string;
  readonly namespace: string;
  readonly queueUrl: string;
  readonly region: string;
  /** Messages that wait for one pod before another is added. */
  readonly messagesPerReplica: number;
  readonly replicas: { readonly min: number; readonly max: number };
  /** Outside these hours no pod runs but for messages; without them some always do. */
  readonly hours?: WorkingHours | undefined;
}

/** Scales a consumer on the length of its SQS queue. KEDA makes the HPA itself, so the consumer has no other. */
export function queueScaling(chart: Construct, props: QueueScalingProps): void {
  const { name, namespace, queueUrl, region, messagesPerReplica, replicas, hours } = props;
  addManifest<ITriggerAuthentication>(chart, {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'TriggerAuthentication',
    metadata: { name, namespace },
    spec: { podIdentity: { provider: 'aws' } },
  });
  addManifest<IScaledObject>(chart, {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: { name, namespace },
    spec: {
      cooldownPeriod: 300,
      ...(hours && { idleReplicaCount: 0 }),
      maxReplicaCount: replicas.max,
      minReplicaCount: replicas.min,
      pollingInterval: 15,
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
      triggers: [
        ...(hours ? [cronTrigger(hours, replicas.min)] : []),
        {
          type: 'aws-sqs-queue',
          authenticationRef: { name },
          // KEDA reads every value of this map as a string.
          metadata: {
            awsRegion: region,
            queueLength: `${messagesPerReplica}`,
            queueURL: queueUrl,
            scaleOnInFlight: 'true',
          },
        },
      ],
    },
  });
}
