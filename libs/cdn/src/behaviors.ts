import { managedPolicies } from './cache-policies.ts';
import { folders } from './caching.ts';
import { API_ORIGIN, WEB_ORIGIN } from './origins.ts';

/** A path of the API as the gateway knows it: with a trailing `/` all that lies below it, without one exactly itself. */
export interface ApiRoute {
  readonly path: string;
  /** Whether anyone may read it, without credentials. */
  readonly public: boolean;
}

/** The ids of the policies that behaviours name. */
export interface PolicyIds {
  readonly shell: string;
  readonly static: string;
  readonly anonymous: string;
  readonly headers: { readonly shell: string; readonly hashed: string; readonly named: string };
}

const reads = ['GET', 'HEAD'] as const;
const common = { viewerProtocolPolicy: 'redirect-to-https', compress: true, cachedMethods: reads } as const;

/** Pages and the service worker: a release is seen a second later, without an invalidation. */
export function shellBehavior(ids: PolicyIds, functionArn: string) {
  return {
    ...common,
    targetOriginId: WEB_ORIGIN,
    allowedMethods: reads,
    cachePolicyId: ids.shell,
    responseHeadersPolicyId: ids.headers.shell,
    functionAssociation: [{ eventType: 'viewer-request', functionArn }],
  } as const;
}

/** Files that the edge keeps. */
export function staticBehaviors(ids: PolicyIds) {
  return (['hashed', 'named'] as const).map((files) => ({
    ...common,
    pathPattern: `${folders[files]}*`,
    targetOriginId: WEB_ORIGIN,
    allowedMethods: reads,
    cachePolicyId: ids.static,
    responseHeadersPolicyId: ids.headers[files],
  }));
}

/**
 * The API. A public route is kept for a while, without credentials; all else that lies beside a route goes to the gateway
 * with everything that the viewer sent, and no reply is kept.
 */
export function apiBehaviors(routes: readonly ApiRoute[], ids: PolicyIds) {
  const pattern = (path: string) => (path.endsWith('/') ? `${path}*` : path);
  const kept = routes.filter((route) => route.public).map(({ path }) => pattern(path));
  const roots = [...new Set(routes.map(({ path }) => path.replace(/^(\/[^/]+\/).*/, '$1*')))];
  const api = { ...common, targetOriginId: API_ORIGIN, compress: false };
  return [
    ...kept.map((pathPattern) => ({ ...api, pathPattern, allowedMethods: reads, cachePolicyId: ids.anonymous })),
    ...roots
      .filter((root) => !kept.includes(root))
      .map((pathPattern) => ({
        ...api,
        pathPattern,
        viewerProtocolPolicy: 'https-only' as const,
        allowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'POST', 'PATCH', 'DELETE'] as const,
        cachePolicyId: managedPolicies.cachingDisabled,
        originRequestPolicyId: managedPolicies.allViewerExceptHost,
      })),
  ];
}
