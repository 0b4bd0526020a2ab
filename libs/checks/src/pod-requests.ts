import { isInjected } from './injection.ts';
import type { ClusterObjects, PodTemplate } from './objects.ts';
import { NONE, type Requesting, type Resources, requestsOf, sum } from './resources.ts';

interface Istiod {
  readonly spec?: {
    readonly source?: {
      readonly chart?: string;
      readonly helm?: { readonly valuesObject?: { readonly global?: { readonly proxy?: Requesting } } };
    };
  };
}

/** What each pod of a workload requests, of one spec of its: its containers', or those of the object that an operator makes it of, and Istio's proxy beside them. */
export function podRequests(objects: ClusterObjects, pod: PodTemplate, spec: Requesting): Resources {
  const { containers = [] } = spec as { readonly containers?: readonly Requesting[] };
  return [...containers, spec].map(requestsOf).reduce(sum, sidecarRequests(objects, pod));
}

/** Gateways are proxies themselves. */
function sidecarRequests(objects: ClusterObjects, pod: PodTemplate): Resources {
  const isProxy = pod.spec.containers?.some(({ name }) => name === 'istio-proxy');
  if (isProxy || !isInjected(objects, pod)) return NONE;
  const istiod = objects
    .of<Istiod>('Application.argoproj.io')
    .find(({ object }) => object.spec?.source?.chart === 'istiod');
  return requestsOf(istiod?.object.spec?.source?.helm?.valuesObject?.global?.proxy ?? {});
}
