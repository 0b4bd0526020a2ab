import { cachePolicy } from '@auditorsec/aws/kinds/cloudfront';
import { addManaged } from '@auditorsec/aws/managed';
import type { Construct } from 'constructs';
import { ANONYMOUS_TTL, SHELL_TTL, staticTtl } from './caching.ts';
import type { Identified } from './identified.ts';

/** Of AWS itself, the same in every account. */
export const managedPolicies = {
  /** Nothing is kept. */
  cachingDisabled: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
  /** The origin gets everything but `Host`, which stays the origin's own name: its gateway serves no other. */
  allViewerExceptHost: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
} as const;

const nothing = {
  cookiesConfig: { cookieBehavior: 'none' },
  headersConfig: { headerBehavior: 'none' },
} as const;

/** Static files: one copy for all viewers, brotli or gzip as each can take it. */
export function staticCachePolicy(chart: Construct, identified: Identified): void {
  filesCachePolicy(chart, identified, 'Static files', staticTtl);
}

/** Pages and the service worker: compressed like other files, and old for a second at most. */
export function shellCachePolicy(chart: Construct, identified: Identified): void {
  const lifetime = { minimum: SHELL_TTL, default: SHELL_TTL, maximum: SHELL_TTL };
  filesCachePolicy(chart, identified, 'Pages and the service worker', lifetime);
}

interface Lifetime {
  readonly minimum: number;
  readonly default: number;
  readonly maximum: number;
}

function filesCachePolicy(chart: Construct, { name, id }: Identified, comment: string, lifetime: Lifetime): void {
  addManaged(chart, cachePolicy, {
    name,
    ...(id && { externalName: id }),
    forProvider: {
      name,
      comment,
      minTtl: lifetime.minimum,
      defaultTtl: lifetime.default,
      maxTtl: lifetime.maximum,
      parametersInCacheKeyAndForwardedToOrigin: {
        enableAcceptEncodingBrotli: true,
        enableAcceptEncodingGzip: true,
        ...nothing,
        queryStringsConfig: { queryStringBehavior: 'none' },
      },
    },
  });
}

/**
 * Public routes of the API: kept as long as the reply asks for, five minutes at most. Neither `Authorization` nor cookies
 * are part of the key, so that CloudFront takes them off the request: the origin can answer only what anyone may read.
 */
export function anonymousCachePolicy(chart: Construct, { name, id }: Identified): void {
  addManaged(chart, cachePolicy, {
    name,
    ...(id && { externalName: id }),
    forProvider: {
      name,
      comment: 'Replies that anyone may read',
      minTtl: 0,
      defaultTtl: 0,
      maxTtl: ANONYMOUS_TTL,
      parametersInCacheKeyAndForwardedToOrigin: {
        enableAcceptEncodingBrotli: true,
        enableAcceptEncodingGzip: true,
        ...nothing,
        queryStringsConfig: { queryStringBehavior: 'all' },
      },
    },
  });
}
