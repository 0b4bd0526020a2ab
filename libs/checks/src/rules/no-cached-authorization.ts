import { type CacheBehavior, cachePolicy, distributions } from '../cloudfront.ts';
import type { ClusterObjects } from '../objects.ts';
import type { ClusterRule } from '../rule.ts';

/** AWS' own policies, whose ids are the same in every account. */
const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const FORWARDS_ALL = new Map([
  ['216adef6-5c7f-47e4-b989-5492eafa07d3', 'AllViewer'],
  ['b689b0a8-53d0-40ab-baf2-68738e2966ac', 'AllViewerExceptHostHeader'],
  ['33f36d7e-f396-46d9-90e0-52428a34d9dc', 'AllViewerAndCloudFrontHeaders-2022-06'],
]);

/** No distribution keeps a reply to credentials: what is kept is asked for without them. */
export const noCachedAuthorization: ClusterRule = {
  name: 'no-cached-authorization',
  scope: 'cluster',
  check(objects, report) {
    for (const { file, object } of distributions(objects)) {
      const { defaultCacheBehavior, orderedCacheBehavior = [] } = object.spec?.forProvider ?? {};
      const written: (readonly [string, CacheBehavior])[] = [
        ...(defaultCacheBehavior ? [['spec.forProvider.defaultCacheBehavior', defaultCacheBehavior] as const] : []),
        ...orderedCacheBehavior.map(
          (behavior, index) => [`spec.forProvider.orderedCacheBehavior[${index}]`, behavior] as const,
        ),
      ];
      for (const [field, behavior] of written) {
        const told = credentialsTold(objects, behavior);
        if (!told || !keeps(objects, behavior)) continue;
        const message =
          `one user's reply is shown to the next: replies of ${behavior.pathPattern ?? 'all other paths'} are kept, and the origin is told who asks, by ${told}. ` +
          `Keep none (cachePolicyId: ${CACHING_DISABLED}, CachingDisabled), or send the origin no credentials.`;
        report(file, message, `${field}.cachePolicyId`);
      }
    }
  },
};

/** What tells the origin who asks. */
function credentialsTold(objects: ClusterObjects, behavior: CacheBehavior): string | undefined {
  const all = FORWARDS_ALL.get(behavior.originRequestPolicyId ?? '');
  if (all) return `the origin request policy ${all}`;
  const policy = cachePolicy(objects, behavior.cachePolicyId);
  const { cookiesConfig, headersConfig } =
    policy?.object.spec?.forProvider?.parametersInCacheKeyAndForwardedToOrigin ?? {};
  const header = headersConfig?.headers?.items?.find((name) => /^(authorization|cookie)$/i.test(name));
  if (header) return `the header ${header} of the cache policy ${policy?.object.metadata.name}`;
  const { cookieBehavior = 'none' } = cookiesConfig ?? {};
  return cookieBehavior === 'none' ? undefined : `cookies of the cache policy ${policy?.object.metadata.name}`;
}

/** Whether replies are kept; of a policy that isn't ours, it is assumed. */
function keeps(objects: ClusterObjects, { cachePolicyId }: CacheBehavior): boolean {
  if (cachePolicyId === CACHING_DISABLED) return false;
  return cachePolicy(objects, cachePolicyId)?.object.spec?.forProvider?.maxTtl !== 0;
}
