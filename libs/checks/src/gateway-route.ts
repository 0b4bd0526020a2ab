import type { Gateway } from './gateway.ts';
import { anything, matchPatterns, type Pattern } from './istio-pattern.ts';
import { perCluster } from './per-cluster.ts';
import { type Place, placeOf, type ServedRoute, servedRoutes } from './served-route.ts';
import { gatewayNamed, gatewayNames, type HttpMatch, type HttpRoute, type VirtualService } from './virtual-service.ts';

/** An HTTP route that a Gateway serves; its place is that of its destinations. */
export interface GatewayRoute extends Place {
  readonly gateway: Gateway;
  readonly hosts: readonly string[];
  readonly matches: readonly RouteMatch[];
  readonly rewrite: HttpRoute['rewrite'];
  /** Where the CORS policy in force is written. */
  readonly cors: Place | undefined;
}

export interface RouteMatch {
  readonly methods: readonly Pattern[];
  /** Paths as the client sends them. */
  readonly paths: readonly Pattern[];
}

/** All HTTP routes of all VirtualServices that are bound to a Gateway of the manifests. */
export const gatewayRoutes = perCluster((objects): readonly GatewayRoute[] =>
  servedRoutes(objects).flatMap((served) =>
    gatewayNames(served.root.virtualService).flatMap(({ name }) => {
      const gateway = gatewayNamed(objects, name);
      return gateway ? boundRoute(served, gateway, name) : [];
    }),
  ),
);

function boundRoute(served: ServedRoute, gateway: Gateway, name: string): GatewayRoute[] {
  const { virtualService, field, root, route } = served;
  const matches = served.matches.filter((match) => bindsTo(match, root.virtualService, name)).map(routeMatch);
  if (matches.length === 0) return [];
  const hosts = root.virtualService.object.spec?.hosts ?? [];
  const cors = route.corsPolicy && placeOf(served, 'corsPolicy');
  return [{ gateway, virtualService, field, hosts, matches, cors, rewrite: route.rewrite }];
}

function bindsTo({ gateways }: HttpMatch, { object }: VirtualService, name: string): boolean {
  return gateways?.some((own) => own === name || `${object.metadata.namespace}/${own}` === name) ?? true;
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
