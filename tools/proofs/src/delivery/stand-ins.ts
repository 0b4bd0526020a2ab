import { setTimeout as pause } from 'node:timers/promises';
import { apiGroup } from '@auditorsec/manifest/group';
import type { KubernetesObject } from '../observability/objects.ts';
import { type KubeApi, RefusedError } from '../parts/kube-api.ts';
import type { Region } from './bench.ts';

/**
 * What operators and kubelets would report of our objects, where none runs: without it Argo CD would wait for ever where
 * one sync wave comes after another. Everything that a check looks at is real; this is only what it waits for.
 */
const STATUS: Readonly<Record<string, (object: KubernetesObject) => object>> = {
  'Elasticsearch.elasticsearch.k8s.elastic.co': (object) => ({
    availableNodes: nodesOf(object),
    health: 'green',
    phase: 'Ready',
  }),
  'Kibana.kibana.k8s.elastic.co': () => ({ health: 'green', associationStatus: 'Established' }),
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
const READY = () => ({ conditions: ['Ready', 'Synced', 'Installed', 'Healthy'].map(condition) });

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
  const status = BY_CONDITIONS.test(group) ? READY : STATUS[`${object.kind}.${group}`];
  return status ? [status(object)] : [];
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
