import { suggest } from '@auditorsec/problem/suggest';
import { exportedTo } from '../export-to.ts';
import { type Gateway, gatewayHost, gatewayPods, gateways } from '../gateway.ts';
import { hostCovers } from '../istio-host.ts';
import type { ClusterObjects } from '../objects.ts';
import type { ClusterRule, Report } from '../rule.ts';
import { gatewayNamed, gatewayNames, type VirtualService, virtualServices } from '../virtual-service.ts';

/**
 * Every Gateway that a VirtualService binds exists, sees it, and offers one of its hosts to its namespace; every host of a
 * VirtualService that is bound to Gateways alone is offered by one of them.
 */
export const matchVirtualserviceHosts: ClusterRule = {
  name: 'match-virtualservice-hosts',
  scope: 'cluster',
  check(objects, report) {
    for (const virtualService of virtualServices(objects)) {
      const { hosts = [], gateways: names = [] } = virtualService.object.spec ?? {};
      if (hosts.length === 0) continue;
      const bound = boundGateways(objects, virtualService, report);
      checkVisibility(objects, virtualService, bound, report);
      const own = virtualService.object.metadata.namespace ?? 'default';
      const dead = bound.filter((gateway) => !hosts.some((host) => offers(gateway, own, host)));
      const complete = bound.length === names.length;
      if (complete && dead.length < bound.length) checkHosts(virtualService, bound, own, report);
      for (const gateway of dead) report(virtualService.file, deadMessage(gateway, own, hosts), gateway.field);
    }
  },
};

interface Bound {
  readonly gateway: Gateway;
  readonly field: string;
  readonly offered: readonly { readonly namespace: string; readonly name: string }[];
}

function boundGateways(objects: ClusterObjects, virtualService: VirtualService, report: Report): Bound[] {
  return gatewayNames(virtualService).flatMap(({ name, field }) => {
    const gateway = gatewayNamed(objects, name);
    if (gateway) return [{ gateway, field, offered: offeredHosts(gateway) }];
    const known = gateways(objects).map(fullName);
    const nearest = suggest(name, known);
    const mend = nearest ? `did you mean ${nearest}?` : `Gateways here: ${known.join(', ') || 'none'}`;
    report(virtualService.file, `its hosts answer 404: there is no Gateway ${name}; ${mend}`, field);
    return [];
  });
}

function checkVisibility(
  objects: ClusterObjects,
  { file, object }: VirtualService,
  bound: readonly Bound[],
  report: Report,
) {
  const own = object.metadata.namespace ?? 'default';
  const namespaces = new Set(bound.flatMap(({ gateway }) => gatewayPods(objects, gateway).map((pod) => pod.namespace)));
  for (const namespace of namespaces) {
    if (exportedTo(object.spec?.exportTo, own, namespace)) continue;
    const message = `its hosts answer 404: the gateway's pods in ${namespace} don't see it, exportTo is ${list(object.spec?.exportTo)}; add ${namespace} to exportTo`;
    report(file, message, 'spec.exportTo');
  }
}

function checkHosts({ file, object }: VirtualService, bound: readonly Bound[], own: string, report: Report): void {
  for (const [index, host] of (object.spec?.hosts ?? []).entries()) {
    if (bound.some((gateway) => offers(gateway, own, host))) continue;
    const message = `${host} answers 404: no bound Gateway offers it; ${mendHost(bound, own, host)}`;
    report(file, message, `spec.hosts[${index}]`);
  }
}

function deadMessage(bound: Bound, own: string, hosts: readonly string[]): string {
  const mend = mendHost([bound], own, hosts[0] ?? '');
  return `its hosts answer 404 there: Gateway ${fullName(bound.gateway)} offers none of ${hosts.join(', ')} to it; ${mend}`;
}

function mendHost(bound: readonly Bound[], own: string, host: string): string {
  const offered = bound.flatMap((gateway) => gateway.offered);
  const add = `add ${own}/${host} to the Gateway's hosts`;
  const reserved = offered.find(({ name }) => hostCovers(name, host));
  if (reserved) return `it is offered to namespace ${reserved.namespace} alone, ${add}`;
  const names = [...new Set(offered.filter(({ namespace }) => isFor(namespace, own)).map(({ name }) => name))];
  const nearest = suggest(host, names);
  return nearest ? `did you mean ${nearest}?` : `offered to ${own}: ${list(names)}; ${add}`;
}

/** Hosts meet when either covers the other: a wildcard on one side serves the exact names of the other. */
function offers({ offered }: Bound, own: string, host: string): boolean {
  return offered.some(
    ({ namespace, name }) => isFor(namespace, own) && (hostCovers(name, host) || hostCovers(host, name)),
  );
}

function offeredHosts(gateway: Gateway): Bound['offered'] {
  return (gateway.object.spec?.servers ?? []).flatMap(({ hosts }) => hosts.map((host) => gatewayHost(gateway, host)));
}

function isFor(namespace: string, own: string): boolean {
  return namespace === '*' || namespace === own;
}

function fullName({ object: { metadata } }: Gateway): string {
  return `${metadata.namespace}/${metadata.name}`;
}

function list(values: readonly string[] = []): string {
  return values.join(', ') || 'nothing';
}
