import { gatewayPods } from './gateway.ts';
import { type GatewayRoute, gatewayRoutes } from './gateway-route.ts';
import { fullHost, serviceOf } from './istio-host.ts';
import type { ClusterObjects, PodTemplate } from './objects.ts';
import { perCluster } from './per-cluster.ts';
import { servicePods, targetPort } from './service-port.ts';
import { callers, destinations, type Routed, type VirtualService, virtualServices } from './virtual-service.ts';

/** Traffic that routing declares: from gateway pods to one port of the pods behind a destination. */
export interface MeshEdge {
  readonly virtualService: VirtualService;
  /** The field that names the destination. */
  readonly field: string;
  readonly caller: PodTemplate;
  readonly callee: PodTemplate;
  /** The port of the callee's pods. */
  readonly port: number;
  /** The HTTP route; absent for TCP and TLS. */
  readonly route?: GatewayRoute | undefined;
}

/** The edges of all bound VirtualServices. A destination that leads nowhere has none: `match-route-destination` reports it. */
export const meshEdges = perCluster((objects): readonly MeshEdge[] => {
  const http = gatewayRoutes(objects).flatMap((route) => {
    const { gateway, virtualService, field } = route;
    const routed = destinations(virtualService).filter((entry) => entry.field.startsWith(`${field}.`));
    return edges(objects, virtualService, routed, gatewayPods(objects, gateway), route);
  });
  const rest = virtualServices(objects).flatMap((virtualService) => {
    const routed = destinations(virtualService).filter(({ field }) => !field.startsWith('spec.http'));
    return routed.length > 0 ? edges(objects, virtualService, routed, callers(objects, virtualService)) : [];
  });
  return [...http, ...rest];
});

function edges(
  objects: ClusterObjects,
  virtualService: VirtualService,
  routed: readonly Routed[],
  from: readonly PodTemplate[],
  route?: GatewayRoute,
): MeshEdge[] {
  const namespace = virtualService.object.metadata.namespace ?? 'default';
  return routed.flatMap(({ destination, field }) => {
    const service = serviceOf(objects, fullHost(destination.host, namespace));
    const ports = service?.object.spec?.ports ?? [];
    const number = destination.port?.number ?? (ports.length === 1 ? ports[0]?.port : undefined);
    const servicePort = ports.find(({ port }) => port === number);
    if (!service || !servicePort) return [];
    return servicePods(objects, service).flatMap((callee) => {
      const port = targetPort(servicePort, callee);
      return port === undefined ? [] : from.map((caller) => ({ virtualService, field, caller, callee, port, route }));
    });
  });
}
