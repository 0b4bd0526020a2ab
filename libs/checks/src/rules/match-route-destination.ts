import { suggest } from '@auditorsec/problem/suggest';
import { rulesFor } from '../destination-rule.ts';
import { fullHost, knownHosts, serviceEntryOf, serviceOf } from '../istio-host.ts';
import type { ClusterObjects, Found } from '../objects.ts';
import type { ClusterRule, Report } from '../rule.ts';
import { type Service, servicePods, targetPort } from '../service-port.ts';
import { type Destination, destinations, type VirtualService, virtualServices } from '../virtual-service.ts';

/**
 * Every destination of a VirtualService is a Service or ServiceEntry with that port and subset; the Service and the subset
 * select pods that the manifests make.
 */
export const matchRouteDestination: ClusterRule = {
  name: 'match-route-destination',
  scope: 'cluster',
  check(objects, report) {
    const services = new Set<Found<Service>>();
    for (const virtualService of virtualServices(objects))
      for (const { destination, field } of destinations(virtualService)) {
        const host = fullHost(destination.host, virtualService.object.metadata.namespace ?? 'default');
        const service = serviceOf(objects, host);
        if (service) services.add(service);
        const fault = service
          ? serviceFault(objects, service, host, destination)
          : entryFault(objects, virtualService, host, destination);
        if (fault) report(virtualService.file, fault[0], `${field}.${fault[1]}`);
      }
    for (const service of services) checkEndpoints(objects, service, report);
  },
};

type Fault = readonly [message: string, field: string];

function entryFault(
  objects: ClusterObjects,
  virtualService: VirtualService,
  host: string,
  destination: Destination,
): Fault | undefined {
  const entry = serviceEntryOf(objects, host);
  if (entry) {
    const ports = entry.object.spec?.ports ?? [];
    return portFault(
      host,
      ports.map(({ number }) => number),
      destination,
    );
  }
  const [name, namespace = virtualService.object.metadata.namespace ?? 'default'] = host.split('.');
  const meant = `${name}.${namespace}.svc.cluster.local`;
  const known = knownHosts(objects);
  const nearest = known.includes(meant) ? meant : suggest(host, known);
  const mend = nearest ? `did you mean ${nearest}?` : 'add the Service, or a ServiceEntry for a host outside the mesh';
  return [`requests on this route answer 503: no Service or ServiceEntry is ${host}; ${mend}`, 'host'];
}

function serviceFault(
  objects: ClusterObjects,
  { object }: Found<Service>,
  host: string,
  destination: Destination,
): Fault | undefined {
  const ports = (object.spec?.ports ?? []).map(({ port }) => port);
  return portFault(host, ports, destination) ?? subsetFault(objects, object.spec?.selector ?? {}, host, destination);
}

function portFault(host: string, ports: readonly number[], { port }: Destination): Fault | undefined {
  if (port?.number === undefined) {
    if (ports.length <= 1) return undefined;
    return [
      `requests on this route answer 503: ${host} has ports ${ports.join(', ')} and none is chosen; set port.number`,
      'port',
    ];
  }
  if (ports.includes(port.number)) return undefined;
  const outage = `requests on this route answer 503: ${host} has no port ${port.number}`;
  return [`${outage}; its ports are ${ports.join(', ') || 'none'}`, 'port.number'];
}

function subsetFault(
  objects: ClusterObjects,
  selector: Readonly<Record<string, string>>,
  host: string,
  { subset }: Destination,
): Fault | undefined {
  if (!subset) return undefined;
  const subsets = rulesFor(objects, host).flatMap(({ object }) => object.spec?.subsets ?? []);
  const named = subsets.filter(({ name }) => name === subset);
  const outage = 'requests on this route answer 503';
  if (named.length === 0) {
    const names = subsets.map(({ name }) => name);
    const nearest = suggest(subset, names);
    const mend = nearest ? `did you mean ${nearest}?` : `its subsets are ${names.join(', ') || 'none'}`;
    return [`${outage}: no DestinationRule of ${host} has a subset ${subset}; ${mend}`, 'subset'];
  }
  const namespace = host.split('.')[1];
  const selected = named.some(({ labels }) => objects.pods(namespace, { ...selector, ...labels }).length > 0);
  if (selected) return undefined;
  const labels = named.map(({ labels }) => terms(labels)).join(' or ');
  return [`${outage}: subset ${subset} of ${host} selects no pod by ${labels}; give the pods these labels`, 'subset'];
}

function terms(labels: Readonly<Record<string, string>> = {}): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');
}

/** A Service without a selector gets its endpoints from someone else. */
function checkEndpoints(objects: ClusterObjects, service: Found<Service>, report: Report): void {
  const { selector = {}, type, ports = [] } = service.object.spec ?? {};
  if (type === 'ExternalName' || Object.keys(selector).length === 0) return;
  const pods = servicePods(objects, service);
  if (pods.length === 0) report(service.file, noPods(objects, service), 'spec.selector');
  for (const [index, port] of ports.entries()) {
    if (pods.length === 0 || pods.some((pod) => targetPort(port, pod) !== undefined)) continue;
    const outage = `requests to port ${port.port} answer 503: no container of its pods declares a port named ${port.targetPort}`;
    report(
      service.file,
      `${outage}; name one that they declare, or write the number`,
      `spec.ports[${index}].targetPort`,
    );
  }
}

function noPods(objects: ClusterObjects, { object: { metadata, spec } }: Found<Service>): string {
  const selector = Object.entries(spec?.selector ?? {});
  const near = objects
    .pods(metadata.namespace)
    .find(({ labels }) => selector.some(([key, value]) => labels[key] === value));
  const mend = near
    ? `${near.file.object.kind} ${near.file.object.metadata.name} has ${terms(near.labels)}`
    : "use labels of the workload's pod template";
  return `requests routed to it answer 503: its selector ${terms(spec?.selector)} matches no pod in ${metadata.namespace}; ${mend}`;
}
