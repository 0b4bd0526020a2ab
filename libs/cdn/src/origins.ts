import type { Region } from '@auditorsec/config/regions';
import { bucketHost } from './static-bucket.ts';

/** The origins by the names that behaviours call them. */
export const API_ORIGIN = 'api';
export const WEB_ORIGIN = 'web';

/** One bucket of the static files. */
export interface StaticOrigin {
  readonly region: Region;
  readonly bucket: string;
}

/** Two tries of three seconds, where CloudFront would take three of ten before it asks the other bucket. */
const patience = { connectionAttempts: 2, connectionTimeout: 3 } as const;

export function staticOrigin({ region, bucket }: StaticOrigin, accessControl: string) {
  return {
    originId: `${WEB_ORIGIN}-${region}`,
    domainName: bucketHost(bucket, region),
    ...patience,
    originAccessControlIdRef: { name: accessControl },
  };
}

/** The API by the name that DNS leads to a healthy region. */
export function apiOrigin(host: string) {
  return {
    originId: API_ORIGIN,
    domainName: host,
    ...patience,
    customOriginConfig: {
      httpPort: 80,
      httpsPort: 443,
      originProtocolPolicy: 'https-only',
      // The newest that has a name in this list; what CloudFront offers beyond it, 1.3, is not listed (docs/decisions/0031).
      originSslProtocols: ['TLSv1.2'],
      originReadTimeout: 30,
      originKeepaliveTimeout: 5,
    },
  } as const;
}

/** Two buckets as one origin. A file that isn't there (404) isn't in the other either; CloudFront fails over for reads alone. */
export function failoverGroup(origins: readonly StaticOrigin[]) {
  return {
    originId: WEB_ORIGIN,
    failoverCriteria: { statusCodes: [500, 502, 503, 504] },
    member: origins.map(({ region }) => ({ originId: `${WEB_ORIGIN}-${region}` })),
  };
}
