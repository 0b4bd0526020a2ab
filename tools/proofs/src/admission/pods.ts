import type { KubernetesObject } from '../observability/objects.ts';

interface PodTemplate {
  readonly metadata?: Pick<KubernetesObject['metadata'], 'labels' | 'annotations'>;
  readonly spec: object;
}

type WithTemplate = KubernetesObject & {
  readonly spec?: { readonly template?: PodTemplate; readonly jobTemplate?: { spec: { template: PodTemplate } } };
};

const WORKLOADS = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob']);

/** A pod, as far as it is sent. */
type Pod = KubernetesObject & { readonly spec: object };

/** The pod that the controller of a workload would make, under the workload's name; nothing of another object. */
export function podOf(object: KubernetesObject): Pod[] {
  const { kind, metadata, spec } = object as WithTemplate;
  const template = spec?.jobTemplate?.spec.template ?? spec?.template;
  if (!WORKLOADS.has(kind) || !template) return [];
  const { name, namespace } = metadata;
  const own = { name, ...(namespace !== undefined && { namespace }) };
  return [{ apiVersion: 'v1', kind: 'Pod', metadata: { ...template.metadata, ...own }, spec: template.spec }];
}
