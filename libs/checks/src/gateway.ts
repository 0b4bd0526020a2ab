import type { IGateway } from '@kubernetes-models/istio/networking.istio.io/v1/Gateway';
import type { ClusterObjects, Found, PodTemplate } from './objects.ts';

export type Gateway = Found<IGateway>;
export type Server = NonNullable<NonNullable<IGateway['spec']>['servers']>[number];

export function gateways(objects: ClusterObjects): readonly Gateway[] {
  return objects.of<IGateway>('Gateway.networking.istio.io');
}

/** The proxies that a Gateway configures. Its selector reaches into all namespaces; sidecars ignore it. */
export function gatewayPods(objects: ClusterObjects, { object }: Gateway): readonly PodTemplate[] {
  return objects.pods(undefined, object.spec?.selector).filter(isGatewayPod);
}

/** Whether a pod runs a gateway proxy: by Istio's gateway injection template, or with an image of its own. */
export function isGatewayPod({ annotations, spec }: PodTemplate): boolean {
  const templates = annotations['inject.istio.io/templates']?.split(',') ?? [];
  const proxy = spec.containers?.find(({ name }) => name === 'istio-proxy');
  return templates.includes('gateway') || (proxy !== undefined && proxy.image !== 'auto');
}

/** A host of a Gateway server, `[<namespace>/]<host>`: the namespace that may bind to it (`*`: any), and the host. */
export function gatewayHost({ object }: Gateway, host: string): { readonly namespace: string; readonly name: string } {
  const slash = host.indexOf('/');
  const namespace = slash < 0 ? '*' : host.slice(0, slash);
  const own = object.metadata.namespace ?? 'default';
  return { namespace: namespace === '.' ? own : namespace, name: host.slice(slash + 1) };
}
