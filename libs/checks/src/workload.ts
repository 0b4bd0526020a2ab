import type { IService } from 'kubernetes-models/v1/Service';
import type { ClusterObjects, PodTemplate } from './objects.ts';
import { servicePods } from './service-port.ts';

const SCALABLE = new Set(['Deployment', 'StatefulSet', 'Rollout', 'Prometheus', 'Alertmanager', 'Kibana', 'Logstash']);

/** Whether a workload object has a number of replicas: not so Jobs, CronJobs and DaemonSets. */
export function isScalable({ file }: PodTemplate): boolean {
  return SCALABLE.has(file.object.kind);
}

/** The scalable workloads that answer requests: those that a Service selects. */
export function servingPods(objects: ClusterObjects): ReadonlySet<PodTemplate> {
  const selected = objects.of<IService>('Service').flatMap((service) => servicePods(objects, service));
  return new Set(selected.filter(isScalable));
}

/** The replicas that a workload object itself asks for. */
export function writtenReplicas({ file }: PodTemplate): number | undefined {
  const spec = file.object['spec'] as { readonly replicas?: number; readonly count?: number } | undefined;
  return spec?.replicas ?? spec?.count;
}
