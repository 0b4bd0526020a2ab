import type { Gateway } from './gateway.ts';
import { conflicts } from './http-match.ts';
import { anything, matchPatterns, type Pattern } from './istio-pattern.ts';
import type { ClusterObjects } from './objects.ts';
import { perCluster } from './per-cluster.ts';
import {
  delegateOf,
  gatewayNamed,
  gatewayNames,
  type HttpMatch,
  type HttpRoute,
  type VirtualService,
  virtualServices,
} from './virtual-service.ts';

/** An HTTP route that a Gateway serves; a delegate's route is merged with its root's, as istiod does (mergeHTTPRoute). */
export interface GatewayRoute {
  readonly gateway: Gateway;
  /** The object that holds the route, and the hosts of its root. */
  readonly virtualService: VirtualService;
  readonly field: string;
  readonly hosts: readonly string[];
  readonly matches: readonly RouteMatch[];
  readonly rewrite: HttpRoute['rewrite'];
  /** Where the CORS policy in force is written. */
  readonly cors?: { readonly virtualService: VirtualService; readonly field: string } | undefined;
}

export interface RouteMatch {
  readonly methods: readonly Pattern[];
  /** Paths as the client sends them. */
  readonly paths: readonly Pattern[];
}

/** All HTTP routes of all VirtualServices that are bound to a Gateway of the manifests. */
export const gatewayRoutes = perCluster((objects): readonly GatewayRoute[] =>
  virtualServices(objects).flatMap((root) =>
    gatewayNames(root).flatMap(({ name }) => {
      const gateway = gatewayNamed(objects, name);
      return gateway ? [...boundRoutes(objects, root, gateway, name)] : [];
    }),
  ),
);

function* boundRoutes(
  objects: ClusterObjects,
  root: VirtualService,
  gateway: Gateway,
  name: string,
): Generator<GatewayRoute> {
  const { hosts = [], http = [] } = root.object.spec ?? {};
  for (const [index, route] of http.entries()) {
    const field = `spec.http[${index}]`;
    const matches = route.match?.filter((match) => bindsTo(match, root, name)) ?? [{}];
    const cors = route.corsPolicy && { virtualService: root, field: `${field}.corsPolicy` };
    const own = { gateway, virtualService: root, field, hosts, cors, rewrite: route.rewrite };
    if (matches.length === 0) continue;
    if (!route.delegate) yield { ...own, matches: matches.map(routeMatch) };
    else yield* delegatedRoutes(delegateOf(objects, root, route), own, matches);
  }
}

function* delegatedRoutes(
  delegate: VirtualService | undefined,
  own: Omit<GatewayRoute, 'matches'>,
  rootMatches: readonly HttpMatch[],
): Generator<GatewayRoute> {
  if (!delegate) return;
  for (const [index, route] of (delegate.object.spec?.http ?? []).entries()) {
    const field = `spec.http[${index}]`;
    const matches = rootMatches.flatMap((root) => (route.match ?? [{}]).flatMap((leaf) => merge(root, leaf)));
    const cors = route.corsPolicy ? { virtualService: delegate, field: `${field}.corsPolicy` } : own.cors;
    yield { ...own, virtualService: delegate, field, matches, cors, rewrite: route.rewrite ?? own.rewrite };
  }
}

function bindsTo({ gateways }: HttpMatch, { object }: VirtualService, name: string): boolean {
  return gateways?.some((own) => own === name || `${object.metadata.namespace}/${own}` === name) ?? true;
}

function merge(root: HttpMatch, leaf: HttpMatch): RouteMatch[] {
  return conflicts(root, leaf) ? [] : [routeMatch({ ...root, ...leaf })];
}

function routeMatch({ uri, method }: HttpMatch): RouteMatch {
  return { methods: matchPatterns(method), paths: matchPatterns(uri) };
}

/** The paths that the destination receives. */
export function rewrittenPaths({ rewrite }: GatewayRoute, paths: readonly Pattern[]): readonly Pattern[] {
  const { uri, uriRegexRewrite } = rewrite ?? {};
  if (uriRegexRewrite) return [anything];
  if (uri === undefined) return paths;
  return paths.map(({ kind }) => (kind === 'regex' ? anything : { kind, text: uri }));
}
