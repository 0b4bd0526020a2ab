import type { IVirtualService } from '@kubernetes-models/istio/networking.istio.io/v1/VirtualService';
import { type Gateway, gatewayPods } from './gateway.ts';
import type { ClusterObjects, Found, PodTemplate } from './objects.ts';

type Spec = NonNullable<IVirtualService['spec']>;
export type VirtualService = Found<IVirtualService>;
export type HttpRoute = NonNullable<Spec['http']>[number];
export type HttpMatch = NonNullable<HttpRoute['match']>[number];
export type Destination = NonNullable<NonNullable<HttpRoute['route']>[number]['destination']>;

/** A destination of a VirtualService, and the field that names it. */
export interface Routed {
  readonly destination: Destination;
  readonly field: string;
}

export function virtualServices(objects: ClusterObjects): readonly VirtualService[] {
  return objects.of<IVirtualService>('VirtualService.networking.istio.io');
}

/** Every destination that a VirtualService itself names: HTTP, mirrors, TLS and TCP; not those of its delegates. */
export function destinations({ object: { spec } }: VirtualService): Routed[] {
  const http = (spec?.http ?? []).flatMap((route, index) => httpDestinations(route, `spec.http[${index}]`));
  const tls = (spec?.tls ?? []).flatMap(({ route }, index) => weighted(route, `spec.tls[${index}]`));
  const tcp = (spec?.tcp ?? []).flatMap(({ route }, index) => weighted(route, `spec.tcp[${index}]`));
  return [...http, ...tls, ...tcp];
}

function httpDestinations({ route, mirror, mirrors = [] }: HttpRoute, field: string): Routed[] {
  return [
    ...weighted(route, field),
    ...(mirror ? [{ destination: mirror, field: `${field}.mirror` }] : []),
    ...mirrors.map(({ destination }, index) => ({ destination, field: `${field}.mirrors[${index}].destination` })),
  ];
}

function weighted(route: readonly { readonly destination?: Destination }[] = [], field: string): Routed[] {
  return route.flatMap(({ destination }, index) =>
    destination ? [{ destination, field: `${field}.route[${index}].destination` }] : [],
  );
}

/** Where the delegate of an HTTP route is looked up: in the root's namespace, unless the route says another. */
export function delegateName({ object }: VirtualService, { delegate }: HttpRoute): [namespace: string, name: string] {
  return [delegate?.namespace ?? object.metadata.namespace ?? 'default', delegate?.name ?? ''];
}

/** The VirtualService that an HTTP route hands its requests to. */
export function delegateOf(
  objects: ClusterObjects,
  root: VirtualService,
  route: HttpRoute,
): VirtualService | undefined {
  if (!route.delegate) return undefined;
  return objects.get<IVirtualService>('VirtualService.networking.istio.io', ...delegateName(root, route));
}

/** The names of the bound Gateways as `<namespace>/<name>`, with the field of each; `mesh` is no Gateway. */
export function gatewayNames({ object: { metadata, spec } }: VirtualService): { name: string; field: string }[] {
  const names = (spec?.gateways ?? []).map((name, index) => ({ name, field: `spec.gateways[${index}]` }));
  return names
    .filter(({ name }) => name !== 'mesh')
    .map(({ name, field }) => ({ name: name.includes('/') ? name : `${metadata.namespace}/${name}`, field }));
}

/** The Gateway of a `<namespace>/<name>`. */
export function gatewayNamed(objects: ClusterObjects, name: string): Gateway | undefined {
  const slash = name.indexOf('/');
  return objects.get('Gateway.networking.istio.io', name.slice(0, slash), name.slice(slash + 1));
}

/** The gateway pods that a VirtualService sends requests from. */
export function callers(objects: ClusterObjects, virtualService: VirtualService): PodTemplate[] {
  const bound = gatewayNames(virtualService).map(({ name }) => gatewayNamed(objects, name));
  return [...new Set(bound.flatMap((gateway) => (gateway ? gatewayPods(objects, gateway) : [])))];
}
