import { autoscalers, scales } from '@auditorsec/checks/autoscaler';
import type { ClusterObjects, PodTemplate } from '@auditorsec/checks/objects';
import { operatedLabels } from '@auditorsec/checks/operated-labels';
import { podReferences } from '@auditorsec/checks/pod-references';
import { writtenReplicas } from '@auditorsec/checks/workload';
import type { ObjectChange } from '@auditorsec/diff/object-change';

/** Pods that a change replaces. */
export interface Restart {
  readonly cluster: string;
  readonly object: string;
  /** How many there are at least; nothing where the manifests don't say. */
  readonly pods?: number;
}

/** Pods that go on with what they read when they started, unless they look again by themselves. */
export interface Unread {
  readonly cluster: string;
  /** The ConfigMap or Secret. */
  readonly object: string;
  /** Whose pods read it. */
  readonly by: string;
}

/** Workloads whose pods are replaced: their template changes, or what an operator makes one of. CronJobs wait for their hour. */
export function restartsOf(after: ClusterObjects, changes: readonly ObjectChange[]): Restart[] {
  return changes.filter(replacesPods).map(({ cluster, object, path }) => {
    const pod = after.pods().find(({ file }) => file.path === path);
    const pods = pod && podCount(after, pod);
    return { cluster, object, ...(pods !== undefined && { pods }) };
  });
}

function replacesPods({ type, kind, fields, after }: ObjectChange): boolean {
  if (type !== 'changed' || !after) return false;
  if (/^(?:Deployment|StatefulSet|DaemonSet)\.apps$|^Rollout\.argoproj\.io$/.test(kind))
    return fields.some(({ path }) => path[0] === 'spec' && path[1] === 'template');
  const scaled = new Set(['replicas', 'count']);
  return (
    operatedLabels(after) !== undefined &&
    fields.some(({ path }) => path[0] === 'spec' && !(path.length === 2 && scaled.has(String(path[1]))))
  );
}

function podCount(objects: ClusterObjects, pod: PodTemplate): number | undefined {
  return autoscalers(objects).find((each) => scales(each, pod))?.min.replicas ?? writtenReplicas(pod);
}

/** What changes without its readers being replaced. */
export function unreadConfig(after: ClusterObjects, changes: readonly ObjectChange[]): Unread[] {
  const replaced = new Set(changes.filter(replacesPods).map(({ path }) => path));
  const configs = changes.filter(({ type, kind }) => type === 'changed' && (kind === 'ConfigMap' || kind === 'Secret'));
  return configs.flatMap(({ cluster, object, after: config }) =>
    after
      .pods(config?.metadata.namespace ?? 'default')
      .filter((pod) => !replaced.has(pod.file.path) && pod.file.object.kind !== 'CronJob' && reads(pod, config))
      .map(({ file: { object: workload } }) => ({ cluster, object, by: `${workload.kind} ${workload.metadata.name}` })),
  );
}

function reads(pod: PodTemplate, config: ObjectChange['after']): boolean {
  return podReferences(pod).some(({ kind, name }) => kind === config?.kind && name === config.metadata.name);
}
