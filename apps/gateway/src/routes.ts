import type { AppContext, Call, Refusal } from '@auditorsec/config/app';
import type { Fleet } from '@auditorsec/config/fleet';
import { routeName } from '@auditorsec/config/routes';
import { METHOD } from '@auditorsec/rate-limit/service';
import { type RootRoute, rootVirtualService } from '@auditorsec/routing/root-virtual-service';
import type { Construct } from 'constructs';
import { securityHeaders } from './security-headers.ts';

/** The app that counts requests for all pods of the gateway. */
export const RATE_LIMIT = 'rate-limit';

/** What a token needs the one or the other scope for. */
export const SCOPED_METHODS = { read: ['GET', 'HEAD'], write: ['POST', 'PUT', 'PATCH', 'DELETE'] } as const;

/** What a route of each kind of access takes. */
export const METHODS = {
  token: [...SCOPED_METHODS.read, ...SCOPED_METHODS.write],
  public: ['GET', 'HEAD'],
  login: ['GET', 'HEAD', 'POST'],
} as const;

/** The edges of the call graph that the fleet's routes declare, and the one to the service that counts requests. */
export function calls({ routes }: Fleet): Call[] {
  const routed = routes.map(({ path, to, access }, index) => ({
    to,
    paths: [policyPath(path)],
    methods: METHODS[access],
    declaredAt: ['routes', index, 'to'],
  }));
  return [...routed, { to: RATE_LIMIT, paths: [METHOD], methods: ['POST'], declaredAt: ['rateLimits'] }];
}

/** Routes to an app that is only called from inside: it has no weights for a gateway to follow, and the route would lead nowhere. */
export function refuseUnroutable({ fleet, callees }: AppContext): Refusal[] {
  const unroutable = (to: string) => callees.some((callee) => callee.to === to && !callee.workload.routed);
  const routable = [...new Set(callees.filter(({ workload }) => workload.routed).map(({ to }) => to))];
  return fleet.routes
    .filter(({ to }) => unroutable(to))
    .map(({ path, to }) => ({
      path: [],
      found: `the route ${path} of clusters/fleet.ts to "${to}", which no gateway routes to`,
      allowed: `an app with a delegate VirtualService: ${routable.join(', ') || 'none is installed'}`,
    }));
}

/** A route's path in the form of AuthorizationPolicies. */
export function policyPath(path: string): string {
  return path.endsWith('/') ? `${path}*` : path;
}

/** The hosts' root VirtualService: the fleet's routes to the apps of its namespace, with the times that each app gives. */
export function routes(
  chart: Construct,
  root: { name: string; namespace: string; hosts: readonly string[]; gateway: string },
  { fleet, callees }: AppContext,
): void {
  const cors = corsPolicy(fleet.hosts.app);
  rootVirtualService(chart, {
    ...root,
    routes: fleet.routes.flatMap(({ path, to, access }): RootRoute[] => {
      const { namespace, port, routed } = callees.find((callee) => callee.to === to)?.workload ?? {};
      if (!routed || port === undefined || namespace !== root.namespace) return [];
      const { delegate: name, testerHeader: header, next: service, read, write } = routed;
      return [
        {
          name: routeName(path),
          path,
          delegate: { name, namespace },
          testers: { header, service, namespace, port },
          read,
          write,
          headers: responseHeaders(access !== 'public'),
          ...(access !== 'public' && { cors }),
        },
      ];
    }),
  });
}

/** `server` is what an app calls itself; the gateway adds no name of its own. Replies to credentials are stored nowhere. */
function responseHeaders(isGuarded: boolean) {
  const set = { ...securityHeaders, ...(isGuarded && { 'cache-control': 'no-store' }) };
  return { response: { set, remove: ['server', 'x-powered-by'] } };
}

/** Lets the web app's pages call the API. Preflights that no origin matches are answered, not sent on. */
function corsPolicy(origin: string) {
  return {
    allowOrigins: [{ exact: `https://${origin}` }],
    allowMethods: [...METHODS.token, 'OPTIONS'],
    allowHeaders: ['authorization', 'content-type', 'idempotency-key', 'x-request-id'],
    exposeHeaders: ['retry-after', 'x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset', 'x-request-id'],
    allowCredentials: true,
    maxAge: '2h',
    unmatchedPreflights: 'IGNORE' as const,
  };
}
