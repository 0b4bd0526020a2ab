import { autoscalers, scales } from '@auditorsec/checks/autoscaler';
import { gatewayPods, gateways } from '@auditorsec/checks/gateway';
import { fullHost, serviceHost, serviceOf } from '@auditorsec/checks/istio-host';
import { policiesOf, portFits } from '@auditorsec/checks/network-policy';
import type { ClusterObjects, Found, PodTemplate } from '@auditorsec/checks/objects';
import { servedRoutes } from '@auditorsec/checks/served-route';
import { servicePods } from '@auditorsec/checks/service-port';
import { gatewayNamed, gatewayNames } from '@auditorsec/checks/virtual-service';
import type { IServiceEntry } from '@kubernetes-models/istio/networking.istio.io/v1/ServiceEntry';
import type { IService } from 'kubernetes-models/v1/Service';
import { routeName } from '../blast/traffic.ts';
import { type Graph, GraphBuilder } from './graph.ts';

/** What the columns of the picture hold, from left to right. */
export const COLUMNS = ['gateways', 'routes', 'Services', 'workloads', 'outside the cluster'] as const;
const [GATEWAY, ROUTE, SERVICE, WORKLOAD, OUTSIDE] = [0, 1, 2, 3, 4];

/** The way of requests through one cluster: gateways, routes, Services, pods, and the stores that these may call. */
export function topologyOf(objects: ClusterObjects): Graph {
  const graph = new GraphBuilder();
  for (const gateway of gateways(objects)) {
    const { metadata } = gateway.object;
    const pods = gatewayPods(objects, gateway);
    const paths = [gateway.file.path, ...pods.flatMap((pod) => pathsOfPod(objects, pod))];
    graph.node({ id: gateway.file.path, column: GATEWAY, title: `${metadata.namespace}/${metadata.name}`, paths });
  }
  addRoutes(graph, objects);
  for (const pod of objects.pods()) addOutside(graph, objects, pod);
  return graph;
}

function addRoutes(graph: GraphBuilder, objects: ClusterObjects): void {
  for (const served of servedRoutes(objects)) {
    const { route, root, virtualService } = served;
    const id = `route ${routeName(served)}`;
    const fronts = gatewayNames(root.virtualService).flatMap(({ name }) => gatewayNamed(objects, name) ?? []);
    if (fronts.length === 0) continue;
    graph.node({ id, column: ROUTE, title: routeName(served), paths: [] });
    for (const { file } of fronts) graph.edge(file.path, id);
    const namespace = virtualService.object.metadata.namespace ?? 'default';
    for (const { destination } of route.route ?? []) {
      const service = serviceOf(objects, fullHost(destination?.host ?? '', namespace));
      if (!service) continue;
      addService(graph, objects, service);
      graph.edge(id, service.file.path);
    }
  }
}

function addService(graph: GraphBuilder, objects: ClusterObjects, service: Found<IService>): void {
  const { name, namespace = 'default' } = service.object.metadata;
  const rules = objects
    .of<{ readonly spec?: { readonly host?: string } }>('DestinationRule.networking.istio.io')
    .filter(({ object: { spec, metadata } }) => {
      return fullHost(spec?.host ?? '', metadata.namespace ?? 'default') === serviceHost(name, namespace);
    });
  const paths = [service, ...rules].map(({ file }) => file.path);
  graph.node({ id: service.file.path, column: SERVICE, title: `${namespace}/${name}`, paths });
  for (const pod of servicePods(objects, service)) {
    addWorkload(graph, objects, pod);
    graph.edge(service.file.path, pod.file.path);
  }
}

function addWorkload(graph: GraphBuilder, objects: ClusterObjects, pod: PodTemplate): void {
  const title = `${pod.namespace}/${pod.file.object.metadata.name}`;
  graph.node({ id: pod.file.path, column: WORKLOAD, title, paths: pathsOfPod(objects, pod) });
}

function pathsOfPod(objects: ClusterObjects, pod: PodTemplate): string[] {
  const scalers = autoscalers(objects).filter((scaler) => scales(scaler, pod));
  return [pod.file.path, ...scalers.map(({ file }) => file.path)];
}

/** What lies outside the cluster and the mesh knows, as far as the pod may call it: its namespace sees it, its policies let it through. */
function addOutside(graph: GraphBuilder, objects: ClusterObjects, pod: PodTemplate): void {
  for (const entry of objects.of<IServiceEntry>('ServiceEntry.networking.istio.io')) {
    const { spec, metadata } = entry.object;
    if (!spec?.exportTo?.includes(pod.namespace) || !mayCall(objects, pod, spec)) continue;
    addWorkload(graph, objects, pod);
    graph.node({ id: entry.file.path, column: OUTSIDE, title: metadata.name, paths: [entry.file.path] });
    graph.edge(pod.file.path, entry.file.path);
  }
}

function mayCall(
  objects: ClusterObjects,
  pod: PodTemplate,
  { ports = [] }: NonNullable<IServiceEntry['spec']>,
): boolean {
  const rules = policiesOf(objects, 'Egress', pod).flatMap(({ egress = [] }) => egress);
  return ports.some(({ number }) =>
    rules.some((rule) => portFits(rule, { number, protocol: 'TCP' }) && (rule.to ?? []).some(({ ipBlock }) => ipBlock)),
  );
}
