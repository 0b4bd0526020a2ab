import { z } from 'zod';
import { managedKind, ref, secretKeyRef } from '../kind.ts';

const seconds = z.int().min(0).max(31_536_000);
const items = z.strictObject({ items: z.array(z.string()) });

export const cachePolicy = managedKind({
  service: 'cloudfront',
  kind: 'CachePolicy',
  plural: 'cachepolicies',
  forProvider: z.strictObject({
    name: z.string().max(128),
    comment: z.string().max(128),
    minTtl: seconds,
    /** Of replies that say nothing of caching. */
    defaultTtl: seconds,
    /** Of replies that ask for longer. */
    maxTtl: seconds,
    parametersInCacheKeyAndForwardedToOrigin: z.strictObject({
      enableAcceptEncodingBrotli: z.boolean(),
      enableAcceptEncodingGzip: z.boolean(),
      cookiesConfig: z.strictObject({ cookieBehavior: z.enum(['none', 'whitelist', 'allExcept', 'all']) }),
      headersConfig: z.strictObject({ headerBehavior: z.enum(['none', 'whitelist']), headers: items.optional() }),
      queryStringsConfig: z.strictObject({ queryStringBehavior: z.enum(['none', 'whitelist', 'allExcept', 'all']) }),
    }),
  }),
});

const override = z.boolean();

export const responseHeadersPolicy = managedKind({
  service: 'cloudfront',
  kind: 'ResponseHeadersPolicy',
  plural: 'responseheaderspolicies',
  forProvider: z.strictObject({
    name: z.string().max(128),
    comment: z.string().max(128),
    customHeadersConfig: z.strictObject({
      items: z.array(z.strictObject({ header: z.string(), value: z.string(), override })),
    }),
    removeHeadersConfig: z.strictObject({ items: z.array(z.strictObject({ header: z.string() })) }),
    securityHeadersConfig: z.strictObject({
      contentSecurityPolicy: z.strictObject({ contentSecurityPolicy: z.string(), override }),
      contentTypeOptions: z.strictObject({ override }),
      frameOptions: z.strictObject({ frameOption: z.enum(['DENY', 'SAMEORIGIN']), override }),
      referrerPolicy: z.strictObject({ referrerPolicy: z.string(), override }),
      strictTransportSecurity: z.strictObject({
        accessControlMaxAgeSec: z.int().min(0),
        includeSubdomains: z.boolean(),
        preload: z.boolean(),
        override,
      }),
    }),
  }),
});

export const originAccessControl = managedKind({
  service: 'cloudfront',
  kind: 'OriginAccessControl',
  plural: 'originaccesscontrols',
  forProvider: z.strictObject({
    name: z.string().max(64),
    description: z.string().max(256),
    originAccessControlOriginType: z.literal('s3'),
    signingBehavior: z.literal('always'),
    signingProtocol: z.literal('sigv4'),
  }),
});

export const cloudfrontFunction = managedKind({
  service: 'cloudfront',
  kind: 'Function',
  plural: 'functions',
  forProvider: z.strictObject({
    comment: z.string().max(128),
    runtime: z.literal('cloudfront-js-2.0'),
    publish: z.literal(true),
    /** The provider reads code from a Secret alone, though it is none. */
    codeSecretRef: secretKeyRef,
  }),
});

const methods = z.enum(['GET', 'HEAD', 'OPTIONS', 'PUT', 'POST', 'PATCH', 'DELETE']);

const behavior = z.strictObject({
  targetOriginId: z.string(),
  viewerProtocolPolicy: z.enum(['redirect-to-https', 'https-only']),
  allowedMethods: z.array(methods).min(2),
  cachedMethods: z.array(z.enum(['GET', 'HEAD', 'OPTIONS'])).min(2),
  compress: z.boolean(),
  cachePolicyId: z.string(),
  originRequestPolicyId: z.string().optional(),
  responseHeadersPolicyId: z.string().optional(),
  functionAssociation: z
    .array(z.strictObject({ eventType: z.enum(['viewer-request', 'viewer-response']), functionArn: z.string() }))
    .optional(),
});

const origin = z.strictObject({
  originId: z.string(),
  domainName: z.string(),
  connectionAttempts: z.int().min(1).max(3),
  /** Seconds. */
  connectionTimeout: z.int().min(1).max(10),
  originAccessControlIdRef: ref.optional(),
  customOriginConfig: z
    .strictObject({
      httpPort: z.literal(80),
      httpsPort: z.literal(443),
      originProtocolPolicy: z.literal('https-only'),
      originSslProtocols: z.array(z.literal('TLSv1.2')),
      /** Seconds. */
      originReadTimeout: z.int().min(1).max(60),
      originKeepaliveTimeout: z.int().min(1).max(60),
    })
    .optional(),
});

export const distribution = managedKind({
  service: 'cloudfront',
  kind: 'Distribution',
  plural: 'distributions',
  forProvider: z.strictObject({
    enabled: z.boolean(),
    comment: z.string().max(128),
    aliases: z.array(z.string()).min(1),
    httpVersion: z.literal('http2and3'),
    isIpv6Enabled: z.literal(true),
    priceClass: z.enum(['PriceClass_100', 'PriceClass_200', 'PriceClass_All']),
    webAclId: z.string(),
    viewerCertificate: z.strictObject({
      acmCertificateArn: z.string(),
      minimumProtocolVersion: z.enum(['TLSv1.2_2021', 'TLSv1.2_2025', 'TLSv1.3_2025']),
      sslSupportMethod: z.literal('sni-only'),
    }),
    loggingConfig: z.strictObject({ bucket: z.string(), includeCookies: z.literal(false), prefix: z.string() }),
    origin: z.array(origin).min(1),
    originGroup: z.array(
      z.strictObject({
        originId: z.string(),
        failoverCriteria: z.strictObject({ statusCodes: z.array(z.int()).min(1) }),
        member: z.array(z.strictObject({ originId: z.string() })).length(2),
      }),
    ),
    defaultCacheBehavior: behavior,
    orderedCacheBehavior: z.array(behavior.extend({ pathPattern: z.string() })),
    restrictions: z.strictObject({ geoRestriction: z.strictObject({ restrictionType: z.literal('none') }) }),
  }),
});
