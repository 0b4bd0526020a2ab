import { type Gateway, gatewayHost, gatewayPods, gateways, type Server } from '../gateway.ts';
import type { ClusterObjects, PodTemplate } from '../objects.ts';
import type { ClusterRule } from '../rule.ts';

/**
 * Servers on one port of the same pods share neither a host nor a certificate: a host would be served by one of them alone,
 * and a browser reuses the connection of one host for all names of its certificate.
 */
export const uniqueGatewayHosts: ClusterRule = {
  name: 'unique-gateway-hosts',
  scope: 'cluster',
  check(objects, report) {
    const listeners = gateways(objects).flatMap((gateway) => listenersOf(objects, gateway));
    for (const [index, later] of listeners.entries())
      for (const earlier of listeners.slice(0, index)) {
        if (!meet(earlier, later)) continue;
        const [fault, field] = hostFault(earlier, later) ?? certificateFault(earlier, later) ?? [];
        if (fault) report(later.gateway.file, fault, `${later.field}.${field}`);
      }
  },
};

interface Listener {
  readonly gateway: Gateway;
  readonly server: Server;
  readonly field: string;
  readonly pods: readonly PodTemplate[];
}

function listenersOf(objects: ClusterObjects, gateway: Gateway): Listener[] {
  const pods = gatewayPods(objects, gateway);
  const servers = gateway.object.spec?.servers ?? [];
  return servers.map((server, index) => ({ gateway, server, field: `spec.servers[${index}]`, pods }));
}

function meet(one: Listener, other: Listener): boolean {
  return (
    one.server.port.number === other.server.port.number &&
    one.server.bind === other.server.bind &&
    one.pods.some((pod) => other.pods.includes(pod))
  );
}

function hostFault(earlier: Listener, later: Listener): [fault: string, field: string] | undefined {
  const taken = new Set(earlier.server.hosts.map((host) => gatewayHost(earlier.gateway, host).name));
  const index = later.server.hosts.findIndex((host) => taken.has(gatewayHost(later.gateway, host).name));
  if (index < 0) return undefined;
  const { name } = gatewayHost(later.gateway, later.server.hosts[index] ?? '');
  const fault = `${place(earlier)} serves ${name} on port ${later.server.port.number} of the same pods: Istio keeps one of the two, the routes of the other answer 404; keep the host in one server`;
  return [fault, `hosts[${index}]`];
}

function certificateFault(earlier: Listener, later: Listener): [fault: string, field: string] | undefined {
  const taken = new Set(certificates(earlier.server));
  const shared = certificates(later.server).find((name) => taken.has(name));
  if (!shared) return undefined;
  const fault = `${place(earlier)} uses certificate ${shared} on the same port and pods: browsers reuse the HTTP/2 connection of one host for the other and get random 404s; put all hosts of a certificate into one server, or give each server its own certificate`;
  return [fault, 'tls.credentialName'];
}

function certificates({ tls }: Server): string[] {
  return [...(tls?.credentialNames ?? []), ...(tls?.credentialName ? [tls.credentialName] : [])];
}

function place({ gateway: { object }, field }: Listener): string {
  return `Gateway ${object.metadata.namespace}/${object.metadata.name} ${field}`;
}
