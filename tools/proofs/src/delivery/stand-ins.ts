import { setTimeout as pause } from 'node:timers/promises';
import { apiGroup } from '@auditorsec/manifest/group';
import type { KubernetesObject } from '../observability/objects.ts';
import { type KubeApi, RefusedError } from '../parts/kube-api.ts';
import type { Region } from './bench.ts';

/**
 * What operators and kubelets would report of our objects, where none runs: without it Argo CD would wait for ever where
 * one sync wave comes after another. Everything that a check looks at is real; this is only what it waits for.
 */
const STATUS: Readonly<Record<string, (object: KubernetesObject) => object | undefined>> = {
  'Deployment.apps': replicasOf,
  'StatefulSet.apps': replicasOf,
  'Rollout.argoproj.io': () => ({ observedGeneration: '1', phase: 'Healthy' }),
  'HorizontalPodAutoscaler.autoscaling': () => ({ desiredReplicas: 1, conditions: [condition('AbleToScale')] }),
  'ScaledObject.keda.sh': ready,
  'Service.': loadBalancer,
  'Elasticsearch.elasticsearch.k8s.elastic.co': (object) => ({
    availableNodes: nodesOf(object),
    health: 'green',
    phase: 'Ready',
  }),
  'Kibana.kibana.k8s.elastic.co': () => ({ health: 'green', associationStatus: 'Established' }),
  'Logstash.logstash.k8s.elastic.co': () => ({ health: 'green', selector: '' }),
  'Beat.beat.k8s.elastic.co': () => ({ health: 'green' }),
  'Prometheus.monitoring.coreos.com': available,
  'Alertmanager.monitoring.coreos.com': available,
  'OpenTelemetryCollector.opentelemetry.io': () => ({ scale: { statusReplicas: '1/1' } }),
  'Grafana.grafana.integreatly.org': () => ({ stage: 'complete', stageStatus: 'success' }),
  'GrafanaDashboard.grafana.integreatly.org': ready,
  'GrafanaDatasource.grafana.integreatly.org': ready,
  'GrafanaFolder.grafana.integreatly.org': ready,
  'ExternalSecret.external-secrets.io': () => ({ conditions: [condition('Ready')] }),
  'SecretStore.external-secrets.io': () => ({ conditions: [condition('Ready')] }),
  'Job.batch': () => ({
    startTime: now(),
    completionTime: now(),
    succeeded: 1,
    conditions: [condition('SuccessCriteriaMet'), condition('Complete')],
  }),
};

/** The groups whose operators all report by conditions; each reads those that it knows. */
const BY_CONDITIONS =
  /(^|\.)(aws\.m\.upbound\.io|pkg\.crossplane\.io|apiextensions\.crossplane\.io|karpenter\.(sh|k8s\.aws)|cert-manager\.io)$/;

function ready() {
  return { conditions: ['Ready', 'Synced', 'Installed', 'Healthy'].map(condition) };
}

/** As the first generation of a workload has them all; no pod is there. */
function replicasOf(object: KubernetesObject): object {
  const { spec } = object as KubernetesObject & { spec: { replicas?: number } };
  const replicas = spec.replicas ?? 1;
  const counts = { replicas, updatedReplicas: replicas, readyReplicas: replicas, availableReplicas: replicas };
  return { observedGeneration: 1, ...counts };
}

function available(): object {
  const replicas = { replicas: 1, updatedReplicas: 1, availableReplicas: 1, unavailableReplicas: 0 };
  return { ...replicas, paused: false, conditions: [condition('Available')] };
}

function loadBalancer(object: KubernetesObject): object | undefined {
  const { spec } = object as KubernetesObject & { spec: { type?: string } };
  return spec.type === 'LoadBalancer' ? { loadBalancer: { ingress: [{ hostname: 'lb.example.com' }] } } : undefined;
}

function nodesOf(object: KubernetesObject): number {
  const { spec } = object as KubernetesObject & { spec: { nodeSets: readonly { count: number }[] } };
  return spec.nodeSets.reduce((sum, { count }) => sum + count, 0);
}

function condition(type: string) {
  return { type, status: 'True', reason: 'StandIn', message: '', lastTransitionTime: now() };
}

function now(): string {
  return `${new Date().toISOString().slice(0, -5)}Z`;
}

/** Reports until it is stopped: every half second, of each of these objects that has come to be. */
export function standIn({ api }: Region, objects: readonly KubernetesObject[]): () => Promise<void> {
  const waiting = new Map(objects.flatMap((object) => statusOf(object).map((status) => [object, status] as const)));
  let stopped = false;
  const run = async (): Promise<void> => {
    while (!stopped && waiting.size > 0) {
      for (const [object, status] of waiting) if (await isGiven(api, object, status)) waiting.delete(object);
      await pause(500);
    }
  };
  const running = run();
  // Whoever stops it hears of what went wrong.
  running.catch(() => {});
  return async () => {
    stopped = true;
    await running;
  };
}

function statusOf(object: KubernetesObject): object[] {
  const group = apiGroup(object.apiVersion);
  const report = BY_CONDITIONS.test(group) ? ready : STATUS[`${object.kind}.${group}`];
  return [report?.(object) ?? []].flat();
}

async function isGiven(api: KubeApi, object: KubernetesObject, status: object): Promise<boolean> {
  try {
    await api.merge(object, { status }, 'status');
    return true;
  } catch (error) {
    if (!(error instanceof RefusedError) || error.code !== 404) throw error;
    return false;
  }
}
