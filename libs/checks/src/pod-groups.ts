import type { PodTemplate } from './objects.ts';
import { writtenReplicas } from './workload.ts';

/** Equal pods that a workload object asks for. */
export interface PodGroup {
  readonly spec: object;
  /** Undefined where each node has one. */
  readonly replicas: number | undefined;
}

interface Template {
  readonly spec?: object;
}

/** Where kinds of operators keep the templates of their pods. */
interface Operated {
  /** Elasticsearch. */
  readonly nodeSets?: readonly { readonly count: number; readonly podTemplate?: Template }[];
  /** Kibana and Logstash. */
  readonly podTemplate?: Template;
  /** Beats. */
  readonly daemonSet?: { readonly podTemplate?: Template };
  /** Grafana. */
  readonly deployment?: { readonly spec?: { readonly replicas?: number; readonly template?: Template } };
}

/** The pods of one workload object, as it is written: autoscalers may number them otherwise. */
export function podGroups(pod: PodTemplate): PodGroup[] {
  const replicas = pod.file.object.kind === 'DaemonSet' ? undefined : (writtenReplicas(pod) ?? 1);
  const { nodeSets, podTemplate, daemonSet, deployment } = pod.spec as Operated;
  if (nodeSets) return nodeSets.map((set) => ({ spec: set.podTemplate?.spec ?? {}, replicas: set.count }));
  if (podTemplate) return [{ spec: podTemplate.spec ?? {}, replicas }];
  if (daemonSet) return [{ spec: daemonSet.podTemplate?.spec ?? {}, replicas: undefined }];
  if (deployment?.spec)
    return [{ spec: deployment.spec.template?.spec ?? {}, replicas: deployment.spec.replicas ?? 1 }];
  return [{ spec: pod.spec, replicas }];
}
