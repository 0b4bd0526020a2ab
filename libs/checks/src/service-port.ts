import type { IService } from 'kubernetes-models/v1/Service';
import type { ClusterObjects, Found, PodTemplate } from './objects.ts';

export type Service = IService;
export type ServicePort = NonNullable<NonNullable<IService['spec']>['ports']>[number];

/** The pods that a Service's selector picks; none for a Service without a selector. */
export function servicePods(objects: ClusterObjects, { object }: Found<IService>): readonly PodTemplate[] {
  const selector = object.spec?.selector;
  return selector && Object.keys(selector).length > 0 ? objects.pods(object.metadata.namespace, selector) : [];
}

/** The port of a pod behind a Service port; nothing when its name isn't declared by a container. */
export function targetPort({ port, targetPort: target = port }: ServicePort, pod: PodTemplate): number | undefined {
  if (typeof target === 'number') return target;
  return pod.spec.containers?.flatMap(({ ports = [] }) => ports).find(({ name }) => name === target)?.containerPort;
}
