import type { ClusterObjects, Found } from './objects.ts';

/** How a distribution treats the requests of one path, in the fields that rules read. */
export interface CacheBehavior {
  readonly pathPattern?: string;
  readonly targetOriginId?: string;
  readonly cachePolicyId?: string;
  readonly originRequestPolicyId?: string;
}

export type CdnDistribution = Found<{
  readonly spec?: {
    readonly forProvider?: {
      readonly aliases?: readonly string[];
      readonly webAclId?: string;
      readonly loggingConfig?: { readonly bucket?: string };
      readonly viewerCertificate?: { readonly acmCertificateArn?: string; readonly minimumProtocolVersion?: string };
      readonly defaultCacheBehavior?: CacheBehavior;
      readonly orderedCacheBehavior?: readonly CacheBehavior[];
    };
  };
}>;

export type CdnCachePolicy = Found<{
  readonly spec?: {
    readonly forProvider?: {
      readonly maxTtl?: number;
      readonly parametersInCacheKeyAndForwardedToOrigin?: {
        readonly cookiesConfig?: { readonly cookieBehavior?: string };
        readonly headersConfig?: { readonly headers?: { readonly items?: readonly string[] } };
      };
    };
  };
}>;

const GROUP = 'cloudfront.aws.m.upbound.io';

export function distributions(objects: ClusterObjects): readonly CdnDistribution[] {
  return objects.of<CdnDistribution['object']>(`Distribution.${GROUP}`);
}

/** The policy that AWS knows by this id. */
export function cachePolicy(objects: ClusterObjects, id: string | undefined): CdnCachePolicy | undefined {
  const policies = objects.of<CdnCachePolicy['object']>(`CachePolicy.${GROUP}`);
  return policies.find(({ object }) => externalName(object) === id);
}

/** What AWS calls a managed resource, where the object says so. */
export function externalName({ metadata }: Found<object>['object']): string | undefined {
  return metadata.annotations?.['crossplane.io/external-name'];
}
