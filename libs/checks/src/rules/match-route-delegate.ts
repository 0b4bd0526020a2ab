import { suggest } from '@auditorsec/problem/suggest';
import { exportedTo } from '../export-to.ts';
import type { ClusterObjects } from '../objects.ts';
import type { ClusterRule } from '../rule.ts';
import { delegateName, delegateOf, type HttpRoute, type VirtualService, virtualServices } from '../virtual-service.ts';

/**
 * Every delegate of a root route is a VirtualService without hosts and gateways that the root's namespace sees and that delegates
 * no further; the root route itself forwards nowhere.
 */
export const matchRouteDelegate: ClusterRule = {
  name: 'match-route-delegate',
  scope: 'cluster',
  check(objects, report) {
    for (const virtualService of virtualServices(objects)) {
      const { hosts = [], gateways = [], http = [] } = virtualService.object.spec ?? {};
      if (hosts.length === 0 && gateways.length > 0) report(virtualService.file, NO_HOSTS, 'spec.gateways');
      for (const [index, route] of http.entries()) {
        if (!route.delegate) continue;
        const fault = hosts.length === 0 ? NESTED : delegateFault(objects, virtualService, route);
        if (fault) report(virtualService.file, fault, `spec.http[${index}].delegate`);
      }
    }
  },
};

const OUTAGE = 'requests on this route answer 404, Istio drops it';
const NO_HOSTS =
  'Istio refuses it, and the routes stay as they were: without hosts it is a delegate, which binds no gateways; add its hosts, or remove the gateways';
const NESTED = `${OUTAGE}: this VirtualService is a delegate itself, and delegates delegate no further; name the last one in the root`;

function delegateFault(objects: ClusterObjects, root: VirtualService, route: HttpRoute): string | undefined {
  const [namespace, name] = delegateName(root, route);
  const delegate = delegateOf(objects, root, route);
  if (!delegate) return missing(objects, `${namespace}/${name}`);
  if (route.route || route.redirect || route.directResponse)
    return `Istio refuses the VirtualService, and the routes stay as they were: a route with a delegate has no route, redirect or directResponse of its own; move it to ${namespace}/${name}`;
  const { hosts = [], exportTo } = delegate.object.spec ?? {};
  if (hosts.length > 0)
    return `${OUTAGE}: ${namespace}/${name} has hosts (${hosts.join(', ')}), so it is no delegate; remove its hosts and gateways`;
  const own = root.object.metadata.namespace ?? 'default';
  if (!exportedTo(exportTo, namespace, own))
    return `${OUTAGE}: ${namespace}/${name} isn't exported to ${own}, exportTo is ${exportTo?.join(', ')}; add ${own} to its exportTo`;
  return undefined;
}

function missing(objects: ClusterObjects, wanted: string): string {
  const known = virtualServices(objects)
    .filter(({ object }) => (object.spec?.hosts ?? []).length === 0)
    .map(({ object: { metadata } }) => `${metadata.namespace}/${metadata.name}`);
  const nearest = suggest(wanted, known);
  const mend = nearest ? `did you mean ${nearest}?` : `delegates here: ${known.join(', ') || 'none'}`;
  return `${OUTAGE}: there is no VirtualService ${wanted}; ${mend}`;
}
