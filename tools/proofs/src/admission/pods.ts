import { versions } from '@auditorsec/versions/versions';
import type { KubernetesObject } from '../observability/objects.ts';

interface PodTemplate {
  readonly metadata?: Pick<KubernetesObject['metadata'], 'labels' | 'annotations'>;
  readonly spec: { readonly containers: readonly { readonly image?: string }[] };
}

type WithTemplate = KubernetesObject & {
  readonly spec?: { readonly template?: PodTemplate; readonly jobTemplate?: { spec: { template: PodTemplate } } };
};

const WORKLOADS = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob']);

/** A pod, as far as it is sent. */
type Pod = KubernetesObject & { readonly spec: object };

/** What Istio's injector writes where a gateway's pods say `auto`. */
const PROXY = `docker.io/istio/proxyv2:${versions.istio}`;

/** The pod that the controller of a workload would make, under the workload's name; nothing of another object. */
export function podOf(object: KubernetesObject): Pod[] {
  const { kind, metadata, spec } = object as WithTemplate;
  const template = spec?.jobTemplate?.spec.template ?? spec?.template;
  if (!WORKLOADS.has(kind) || !template) return [];
  const { name, namespace } = metadata;
  const own = { name, ...(namespace !== undefined && { namespace }) };
  const containers = template.spec.containers.map((one) => (one.image === 'auto' ? { ...one, image: PROXY } : one));
  const made = { ...template.spec, containers };
  return [{ apiVersion: 'v1', kind: 'Pod', metadata: { ...template.metadata, ...own }, spec: made }];
}
