import type { AppContext, Call } from '@auditorsec/config/app';
import type { Fleet } from '@auditorsec/config/fleet';
import { type RootRoute, rootVirtualService } from '@auditorsec/routing/virtual-service';
import type { Construct } from 'constructs';

/** What a route of each kind of access takes. */
export const METHODS = { token: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'], public: ['GET', 'HEAD'] } as const;

/** The edges of the call graph that the fleet's routes declare. */
export function calls({ routes }: Fleet): Call[] {
  return routes.map(({ path, to, access }, index) => ({
    to,
    paths: [policyPath(path)],
    methods: METHODS[access],
    declaredAt: ['routes', index, 'to'],
  }));
}

/** A route's path in the form of AuthorizationPolicies. */
export function policyPath(path: string): string {
  return path.endsWith('/') ? `${path}*` : path;
}

/** The hosts' root VirtualService: one route for each of the fleet's, to the delegate of the app that answers. */
export function routes(
  chart: Construct,
  root: { name: string; namespace: string; hosts: readonly string[]; gateway: string },
  { fleet, callees }: AppContext,
): void {
  const cors = corsPolicy(fleet.hosts.app);
  rootVirtualService(chart, {
    ...root,
    routes: fleet.routes.flatMap(({ path, to, access }): RootRoute[] => {
      const delegate = callees.find((callee) => callee.to === to)?.workload;
      if (!delegate?.delegate || delegate.namespace !== root.namespace) return [];
      const { delegate: name, namespace } = delegate;
      const route = {
        name: path.replaceAll('/', ' ').trim().replaceAll(' ', '-'),
        path,
        delegate: { name, namespace },
      };
      return [{ ...route, headers: securityHeaders, ...(access === 'token' && { cors }) }];
    }),
  });
}

/** Lets the web app's pages call the API. Preflights that no origin matches are answered, not sent on. */
function corsPolicy(origin: string) {
  return {
    allowOrigins: [{ exact: `https://${origin}` }],
    allowMethods: [...METHODS.token, 'OPTIONS'],
    allowHeaders: ['authorization', 'content-type', 'idempotency-key', 'x-request-id'],
    exposeHeaders: ['retry-after', 'x-request-id'],
    allowCredentials: true,
    maxAge: '2h',
    unmatchedPreflights: 'IGNORE' as const,
  };
}

/** For an API: nothing in a reply may run, be framed, or be guessed at. */
const securityHeaders = {
  response: {
    set: {
      'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-site',
      'permissions-policy': 'camera=(), geolocation=(), microphone=()',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=63072000; includeSubDomains; preload',
      'x-content-type-options': 'nosniff',
    },
    remove: ['server', 'x-powered-by'],
  },
};
