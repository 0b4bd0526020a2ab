import { type Gateway, gatewayHost, gatewayPods, gateways } from '@auditorsec/checks/gateway';
import { fullHost, serviceHost } from '@auditorsec/checks/istio-host';
import type { ClusterObjects, Found } from '@auditorsec/checks/objects';
import { type ServedRoute, servedRoutes } from '@auditorsec/checks/served-route';
import { servicePods } from '@auditorsec/checks/service-port';
import { gatewayNamed, gatewayNames, type VirtualService, virtualServices } from '@auditorsec/checks/virtual-service';
import type { ObjectChange } from '@auditorsec/diff/object-change';
import type { IService } from 'kubernetes-models/v1/Service';
import { touchedNames } from './names.ts';
import { distinct, type Side } from './side.ts';
import { touchedPods } from './touched-pods.ts';

/** The requests that a change may be felt by. */
export interface Traffic {
  readonly hosts: readonly string[];
  /** As VirtualServices and metrics name them. */
  readonly routes: readonly string[];
}

/**
 * Hosts and routes that a change reaches on one side: a route by itself, by its destinations and their pods, or by the gateway
 * in front of it.
 */
export function touchedTraffic(side: Side): Traffic {
  const pods = new Set(touchedPods(side));
  const { objects, changes } = side;
  const fronts = gateways(objects).filter(
    (gateway) => changes.has(gateway.file.path) || gatewayPods(objects, gateway).some((pod) => pods.has(pod)),
  );
  const services = touchedServices(side, (service) => servicePods(objects, service).some((pod) => pods.has(pod)));
  const routes = servedRoutes(objects).filter(
    (route) => isChanged(route, side) || isBehind(objects, route, fronts) || leadsTo(route, services),
  );
  const roots = [...new Set(routes.map(({ root }) => root.virtualService))];
  const emptied = virtualServices(objects).filter(({ file }) => wholeChange(changes.get(file.path)));
  return {
    hosts: distinct([
      ...fronts.flatMap(hostsOfGateway),
      ...[...roots, ...emptied].flatMap(publicHosts),
      ...touchedNames(side),
    ]),
    routes: distinct(routes.map(routeName)),
  };
}

/** The hosts of Services that a change touches: themselves, the DestinationRules about them, or their pods. */
function touchedServices(
  { objects, changes }: Side,
  hasTouchedPods: (service: Found<IService>) => boolean,
): ReadonlySet<string> {
  const services = objects
    .of<IService>('Service')
    .filter((service) => changes.has(service.file.path) || hasTouchedPods(service));
  const rules = objects
    .of<{ readonly spec?: { readonly host?: string } }>('DestinationRule.networking.istio.io')
    .filter(({ file }) => changes.has(file.path));
  return new Set([
    ...services.map(({ object: { metadata } }) => serviceHost(metadata.name, metadata.namespace ?? 'default')),
    ...rules.map(({ object }) => fullHost(object.spec?.host ?? '', object.metadata.namespace ?? 'default')),
  ]);
}

/** Whether the route itself changes, where it is declared or where it is delegated to. */
function isChanged(route: ServedRoute, { changes }: Side): boolean {
  const { root, virtualService, field } = route;
  return [root, { virtualService, field }].some((place) => {
    const change = changes.get(place.virtualService.file.path);
    return (
      change !== undefined && (wholeChange(change) || change.fields.some(({ path }) => concerns(path, place.field)))
    );
  });
}

/** Whether more than single routes change. */
function wholeChange(change: ObjectChange | undefined): boolean {
  if (!change) return false;
  return change.type !== 'changed' || change.fields.some(({ path }) => path[0] === 'spec' && path[1] !== 'http');
}

/** Whether a change of `spec.http[...]` is one of the route that stands at `field`, on either side. */
function concerns(path: ObjectChange['fields'][number]['path'], field: string): boolean {
  const [spec, http, item] = path;
  if (spec !== 'spec' || http !== 'http' || typeof item !== 'object') return false;
  return [item.from, item.to].some((index) => index !== undefined && field === `spec.http[${index}]`);
}

function isBehind(objects: ClusterObjects, { root }: ServedRoute, fronts: readonly Gateway[]): boolean {
  const bound = gatewayNames(root.virtualService).map(({ name }) => gatewayNamed(objects, name)?.file);
  return fronts.some(({ file }) => bound.includes(file));
}

function leadsTo({ route, virtualService }: ServedRoute, services: ReadonlySet<string>): boolean {
  const namespace = virtualService.object.metadata.namespace ?? 'default';
  return (route.route ?? []).some(({ destination }) => services.has(fullHost(destination?.host ?? '', namespace)));
}

/** What clients ask for: hosts of a mesh alone are Services. */
function publicHosts(virtualService: VirtualService): string[] {
  return gatewayNames(virtualService).length > 0 ? (virtualService.object.spec?.hosts ?? []) : [];
}

function hostsOfGateway(gateway: Gateway): string[] {
  const hosts = (gateway.object.spec?.servers ?? []).flatMap((server) => server.hosts ?? []);
  return hosts.map((host) => gatewayHost(gateway, host).name).filter((host) => !host.startsWith('*'));
}

/** As VirtualServices and metrics name it. */
export function routeName({ route, root }: ServedRoute): string {
  return route.name ?? `${root.virtualService.object.metadata.name} ${root.field}`;
}
