import { type DestinationRule, rulesFor } from '../destination-rule.ts';
import { fullHost, serviceOf } from '../istio-host.ts';
import type { ClusterObjects } from '../objects.ts';
import type { ChangeRule, Report } from '../rule.ts';
import { destinations, type VirtualService, virtualServices } from '../virtual-service.ts';

/**
 * A change that adds a subset and routes to it applies the DestinationRule in an earlier sync wave than the VirtualService;
 * one that takes both away applies the VirtualService first.
 */
export const requireSubsetBeforeRoute: ChangeRule = {
  name: 'require-subset-before-route',
  scope: 'change',
  check(head, base, report) {
    for (const after of head) {
      const before = base.find(({ cluster }) => cluster === after.cluster);
      if (!before) continue;
      checkAdded(before, after, report);
      checkRemoved(before, after, report);
    }
  },
};

/** A route to a subset, `<host> <subset>` in its full form. */
interface SubsetRoute {
  readonly host: string;
  readonly subset: string;
  readonly field: string;
}

function checkAdded(before: ClusterObjects, after: ClusterObjects, report: Report): void {
  for (const virtualService of virtualServices(after))
    for (const route of subsetRoutes(virtualService)) {
      const { host, subset, field } = route;
      const served = serviceOf(before, host) !== undefined || previous(before, virtualService) !== undefined;
      const [rule] = withSubset(after, route);
      if (!rule || !served || withSubset(before, route).length > 0) continue;
      const order = orderFault(rule, virtualService);
      if (!order) continue;
      const message = `requests to ${host} answer 503 while the change is applied: the route to the new subset ${subset} can arrive before ${nameOf(rule)}; ${order}`;
      report(virtualService.file, message, field);
    }
}

function checkRemoved(before: ClusterObjects, after: ClusterObjects, report: Report): void {
  for (const virtualService of virtualServices(after)) {
    const old = previous(before, virtualService);
    const still = new Set(subsetRoutes(virtualService).map(keyOf));
    for (const route of old ? subsetRoutes(old) : []) {
      const [rule] = withSubset(before, route);
      if (!rule || still.has(keyOf(route)) || withSubset(after, route).length > 0) continue;
      const { kind, metadata } = rule.object;
      const kept = after.get<DestinationRule['object']>(
        `${kind}.networking.istio.io`,
        metadata.namespace,
        metadata.name,
      );
      const order = kept ? orderFault(virtualService, kept) : pruneFault(rule);
      if (!order) continue;
      const message = `requests to ${route.host} answer 503 while the change is applied: subset ${route.subset} of ${nameOf(rule)} can go before the route to it; ${order}`;
      report((kept ?? virtualService).file, message, kept && 'spec.subsets');
    }
  }
}

function subsetRoutes(virtualService: VirtualService): SubsetRoute[] {
  const own = virtualService.object.metadata.namespace ?? 'default';
  const routes = destinations(virtualService).flatMap(({ destination: { host, subset }, field }) =>
    subset ? [{ host: fullHost(host, own), subset, field: `${field}.subset` }] : [],
  );
  return [...new Map(routes.map((route) => [keyOf(route), route])).values()];
}

function keyOf({ host, subset }: SubsetRoute): string {
  return `${host} ${subset}`;
}

function withSubset(objects: ClusterObjects, { host, subset }: SubsetRoute): DestinationRule[] {
  return rulesFor(objects, host).filter(({ object }) => object.spec?.subsets?.some(({ name }) => name === subset));
}

function previous(before: ClusterObjects, { object: { metadata } }: VirtualService): VirtualService | undefined {
  return before.get('VirtualService.networking.istio.io', metadata.namespace, metadata.name);
}

type Applied = DestinationRule | VirtualService;

/** How to bring `first` before `second`, or nothing when it is. Argo CD waits between waves of one Application alone. */
function orderFault(first: Applied, second: Applied): string | undefined {
  if (first.file.app !== second.file.app)
    return `Applications ${first.file.app} and ${second.file.app} sync on their own: change ${nameOf(first)} in one commit, ${nameOf(second)} in the next`;
  if (wave(first) < wave(second)) return undefined;
  return `give ${nameOf(second)} the annotation ${WAVE}: "${wave(first) + 1}", ${nameOf(first)} is in wave ${wave(first)}`;
}

const WAVE = 'argocd.argoproj.io/sync-wave';

/** Argo CD prunes at any time in a sync, unless the object says that it comes last. */
function pruneFault({ object }: DestinationRule): string | undefined {
  if (object.metadata.annotations?.['argocd.argoproj.io/sync-options']?.includes('PruneLast=true')) return undefined;
  return 'take the route away in this commit, the DestinationRule in the next';
}

function wave({ object }: Applied): number {
  return Number(object.metadata.annotations?.[WAVE] ?? 0);
}

function nameOf({ object: { kind, metadata } }: Applied): string {
  return `${kind} ${metadata.namespace}/${metadata.name}`;
}
