import { addManifest } from '@auditorsec/manifest/chart';
import type { Construct } from 'constructs';
import type { ICronJob } from 'kubernetes-models/batch/v1/CronJob';
import type { IPodTemplateSpec } from 'kubernetes-models/v1/PodTemplateSpec';

export interface CronJobProps {
  readonly name: string;
  readonly namespace: string;
  /** Five cron fields, read in UTC. */
  readonly schedule: string;
  /** Kept in every region that may take over, run in one. */
  readonly suspended: boolean;
  readonly deadlineSeconds: number;
  readonly template: IPodTemplateSpec;
}

/** A job at fixed times: never twice at once, never for ever, and its last failures stay to be read. */
export function cronJob(chart: Construct, props: CronJobProps): void {
  const { name, namespace, schedule, suspended, deadlineSeconds, template } = props;
  addManifest<ICronJob>(chart, {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name, namespace },
    spec: {
      concurrencyPolicy: 'Forbid',
      failedJobsHistoryLimit: 3,
      jobTemplate: {
        spec: {
          activeDeadlineSeconds: deadlineSeconds,
          backoffLimit: 2,
          template: {
            ...template,
            spec: { ...template.spec, containers: template.spec?.containers ?? [], restartPolicy: 'Never' },
          },
          ttlSecondsAfterFinished: 86_400,
        },
      },
      schedule,
      startingDeadlineSeconds: 900,
      successfulJobsHistoryLimit: 1,
      suspend: suspended,
      timeZone: 'Etc/UTC',
    },
  });
}
