import { objectName } from '@auditorsec/manifest/patch';
import type { IService } from 'kubernetes-models/v1/Service';
import { type LabelSelector, selects } from './label-selector.ts';
import type { Monitor } from './monitor.ts';
import type { ClusterObjects, PodTemplate } from './objects.ts';

/** Something that a monitor reads, and the ports that it can be read on. */
export interface Target {
  /** `Kind namespace/name`. */
  readonly name: string;
  readonly ports: readonly string[];
}

interface Selection {
  readonly selector?: LabelSelector;
  readonly namespaceSelector?: { readonly any?: boolean; readonly matchNames?: readonly string[] };
}

/** The Services that a ServiceMonitor selects, as far as they are made here: charts bring others. */
export function monitoredServices(objects: ClusterObjects, monitor: Monitor): Target[] {
  const { selector = {} } = selection(monitor);
  return objects
    .of<IService>('Service')
    .filter(({ object: { metadata } }) => isIn(monitor, metadata.namespace) && selects(selector, metadata.labels ?? {}))
    .map(({ file, object }) => ({
      name: objectName(file.object),
      ports: (object.spec?.ports ?? []).flatMap(({ name }) => name ?? []),
    }));
}

/** The pods that a PodMonitor selects; nothing where injection gives the labels or the port, as no template has them then. */
export function monitoredPods(objects: ClusterObjects, monitor: Monitor): Target[] | undefined {
  const { selector = {} } = selection(monitor);
  if (selector.matchExpressions?.some(({ key }) => key.startsWith('service.istio.io/'))) return undefined;
  const pods = objects.pods().filter(({ namespace, labels }) => isIn(monitor, namespace) && selects(selector, labels));
  return pods.map((pod) => ({ name: objectName(pod.file.object), ports: containerPorts(pod) }));
}

function selection({ file }: Monitor): Selection {
  return (file.object['spec'] ?? {}) as Selection;
}

function isIn(monitor: Monitor, namespace: string | undefined): boolean {
  const { any, matchNames = [monitor.file.object.metadata.namespace] } = selection(monitor).namespaceSelector ?? {};
  return any === true || matchNames.some((name) => name === namespace);
}

function containerPorts({ spec }: PodTemplate): string[] {
  return (spec.containers ?? []).flatMap(({ ports = [] }) => ports).flatMap(({ name }) => name ?? []);
}
