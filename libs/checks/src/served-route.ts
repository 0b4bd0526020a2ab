import { conflicts } from './http-match.ts';
import type { ClusterObjects } from './objects.ts';
import { perCluster } from './per-cluster.ts';
import { delegateOf, type HttpMatch, type HttpRoute, type VirtualService, virtualServices } from './virtual-service.ts';

/** A field of a VirtualService. */
export interface Place {
  readonly virtualService: VirtualService;
  readonly field: string;
}

/**
 * An HTTP route as istiod serves it: a delegate's is merged with each of the roots' that lead to it (`mergeHTTPRoute`), and
 * what it doesn't say itself it has from there. Its place is where its destinations stand.
 */
export interface ServedRoute extends Place {
  /** The root's route, which has hosts and gateways; itself where nothing is delegated. */
  readonly root: Place;
  /** What stands at its own place. */
  readonly own: HttpRoute;
  /** All that is in force. */
  readonly route: HttpRoute;
  /** The requests that it takes, by any of these. */
  readonly matches: readonly HttpMatch[];
}

/** Every HTTP route that some host has. */
export const servedRoutes = perCluster((objects): readonly ServedRoute[] =>
  virtualServices(objects).flatMap((root) =>
    (root.object.spec?.hosts ?? []).length > 0 ? [...routesOf(objects, root)] : [],
  ),
);

/** Where a field that is in force for a route is written. */
export function placeOf({ own, root, virtualService, field }: ServedRoute, key: keyof HttpRoute): Place {
  const holder = own[key] === undefined ? root : { virtualService, field };
  return { ...holder, field: `${holder.field}.${key}` };
}

function* routesOf(objects: ClusterObjects, virtualService: VirtualService): Generator<ServedRoute> {
  for (const [index, route] of (virtualService.object.spec?.http ?? []).entries()) {
    const root = { virtualService, field: `spec.http[${index}]` };
    if (!route.delegate) yield { ...root, root, own: route, route, matches: matchesOf(route) };
    else yield* delegatedRoutes(delegateOf(objects, virtualService, route), root, route);
  }
}

function* delegatedRoutes(delegate: VirtualService | undefined, root: Place, outer: HttpRoute): Generator<ServedRoute> {
  for (const [index, own] of (delegate?.object.spec?.http ?? []).entries()) {
    const merged = matchesOf(own).map((narrow) => mergedMatches(outer, narrow));
    // Istio drops the whole route when it can't merge one of its matches.
    if (!delegate || merged.some(({ length }) => length === 0)) continue;
    const { delegate: _, ...inherited } = outer;
    const route = { ...inherited, ...own };
    yield { virtualService: delegate, field: `spec.http[${index}]`, root, own, route, matches: merged.flat() };
  }
}

function mergedMatches(outer: HttpRoute, narrow: HttpMatch): HttpMatch[] {
  return matchesOf(outer).flatMap((wide) => (conflicts(wide, narrow) ? [] : { ...wide, ...narrow }));
}

function matchesOf({ match = [] }: HttpRoute): readonly HttpMatch[] {
  return match.length > 0 ? match : [{}];
}
