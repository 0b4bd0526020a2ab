import { addManifest } from '@auditorsec/manifest/chart';
import type { Construct } from 'constructs';
import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import type { IPodTemplateSpec } from 'kubernetes-models/v1/PodTemplateSpec';

export interface DeploymentProps {
  readonly name: string;
  readonly namespace: string;
  /** What its Service, budget and policies select; immutable once applied. */
  readonly labels: Readonly<Record<string, string>>;
  readonly template: IPodTemplateSpec;
}

/** A Deployment without `replicas`: the autoscaler owns that field, and Git must not write it back at peak. */
export function deployment(chart: Construct, { name, namespace, labels, template }: DeploymentProps): void {
  addManifest<IDeployment>(chart, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace, labels: { ...labels } },
    spec: {
      progressDeadlineSeconds: 600,
      revisionHistoryLimit: 5,
      selector: { matchLabels: { ...labels } },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
      template,
    },
  });
}
