import { addManifest } from '@auditorsec/manifest/chart';
import { versions } from '@auditorsec/versions/versions';
import { disruptionBudget } from '@auditorsec/workload/disruption-budget';
import { spread } from '@auditorsec/workload/pod';
import type { Resources } from '@auditorsec/workload/resources';
import { serviceAccount } from '@auditorsec/workload/service-account';
import type { Construct } from 'constructs';
import type { IPodTemplateSpec } from 'kubernetes-models/v1/PodTemplateSpec';
import { type LogPipelineProps, logPipeline, MOUNTS } from './log-pipeline.ts';
import { claim, operatedContainer, operatedPod } from './pods.ts';
import type { Logstash } from './types.ts';

export interface LogstashProps {
  readonly name: string;
  readonly namespace: string;
  readonly pods: number;
  readonly resources: Resources;
  readonly storageClass: string;
  /** Of each pod: what it took and hasn't yet sent, and what Elasticsearch refused. */
  readonly disk: string;
  readonly pipeline: LogPipelineProps;
  readonly secrets: {
    /** `tls.crt`, `tls.key` and the `ca.crt` of those who may send. */
    readonly certificate: string;
    /** `ca.crt` of Elasticsearch. */
    readonly elasticsearchCa: string;
    /** `username` and `password`. */
    readonly user: string;
    /** `hmac-key`: whoever has it can tell which user is meant. */
    readonly hmac: string;
  };
  /** Argo CD applies it when the wave before is done. */
  readonly wave: string;
}

/** What selects the pods of Logstash. */
export function logstashPods(name: string): Record<string, string> {
  return { 'logstash.k8s.elastic.co/name': name };
}

/**
 * Masks, hashes and sorts log lines on their way to Elasticsearch. What it has taken is on its disk until Elasticsearch
 * has it; what Elasticsearch refuses stays there for a week, masked, to be looked at.
 */
export function logstash(chart: Construct, props: LogstashProps): void {
  const { name, namespace, pods, storageClass, disk, pipeline, wave } = props;
  serviceAccount(chart, namespace, accountOf(name));
  addManifest<Logstash>(chart, {
    apiVersion: 'logstash.k8s.elastic.co/v1alpha1',
    kind: 'Logstash',
    metadata: { name, namespace, annotations: { 'argocd.argoproj.io/sync-wave': wave } },
    spec: {
      version: versions.elastic,
      count: pods,
      config: {
        'dead_letter_queue.enable': true,
        'dead_letter_queue.max_bytes': '1gb',
        'dead_letter_queue.retain.age': '7d',
        'dead_letter_queue.storage_policy': 'drop_older',
        'queue.max_bytes': '4gb',
        'queue.type': 'persisted',
      },
      pipelines: [
        { 'pipeline.id': 'logs', 'pipeline.ecs_compatibility': 'v8', 'config.string': logPipeline(pipeline) },
      ],
      services: [
        {
          name: 'beats',
          service: {
            spec: {
              ports: [{ name: 'tls-beats', port: pipeline.port, targetPort: pipeline.port, protocol: 'TCP' }],
            },
          },
        },
      ],
      podTemplate: podTemplate(props),
      volumeClaimTemplates: [claim('logstash-data', storageClass, disk)],
    },
  });
  disruptionBudget(chart, { name: `${name}-logstash`, namespace, labels: logstashPods(name) });
}

function accountOf(name: string): string {
  return `logstash-${name}`;
}

function podTemplate({ name, resources, secrets }: LogstashProps): IPodTemplateSpec {
  const from = (secret: string, key: string) => ({ valueFrom: { secretKeyRef: { name: secret, key } } });
  return {
    spec: {
      ...operatedPod(accountOf(name)),
      containers: [
        {
          ...operatedContainer('logstash', resources),
          env: [
            { name: 'ES_USER', ...from(secrets.user, 'username') },
            { name: 'ES_PASSWORD', ...from(secrets.user, 'password') },
            { name: 'HMAC_KEY', ...from(secrets.hmac, 'hmac-key') },
          ],
          volumeMounts: [
            { name: 'server-tls', mountPath: MOUNTS.server, readOnly: true },
            { name: 'elasticsearch-ca', mountPath: MOUNTS.elasticsearch, readOnly: true },
          ],
        },
      ],
      topologySpreadConstraints: spread(logstashPods(name)),
      volumes: [
        { name: 'server-tls', secret: { secretName: secrets.certificate } },
        { name: 'elasticsearch-ca', secret: { secretName: secrets.elasticsearchCa } },
      ],
    },
  };
}
