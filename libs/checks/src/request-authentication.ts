import type { IRequestAuthentication } from '@kubernetes-models/istio/security.istio.io/v1/RequestAuthentication';
import type { ClusterObjects, Found, PodTemplate } from './objects.ts';
import { selectedPods } from './workload-selector.ts';

export type RequestAuthentication = Found<IRequestAuthentication>;

export function requestAuthentications(objects: ClusterObjects): readonly RequestAuthentication[] {
  return objects.of<IRequestAuthentication>('RequestAuthentication.security.istio.io');
}

/** The pods whose proxies check tokens by this object. */
export function authenticatedPods(objects: ClusterObjects, { object }: RequestAuthentication): readonly PodTemplate[] {
  return selectedPods(objects, object.metadata.namespace, object.spec);
}

/** The issuers whose tokens a pod's proxy reads. */
export function issuersOf(objects: ClusterObjects, pod: PodTemplate): string[] {
  return requestAuthentications(objects)
    .filter((authentication) => authenticatedPods(objects, authentication).includes(pod))
    .flatMap(({ object }) => object.spec?.jwtRules ?? [])
    .flatMap(({ issuer }) => issuer ?? []);
}
