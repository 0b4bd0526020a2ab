import { responseHeadersPolicy } from '@auditorsec/aws/kinds/cloudfront';
import { addManaged } from '@auditorsec/aws/managed';
import type { Construct } from 'constructs';
import { browserCaching, type FileClass } from './caching.ts';
import type { Identified } from './identified.ts';
import { contentSecurityPolicy, HSTS_MAX_AGE, otherHeaders, REFERRER_POLICY } from './security-headers.ts';

export interface ResponseHeadersProps extends Identified {
  readonly files: FileClass;
  /** The host whose API the pages may call. */
  readonly api: string;
}

/** What viewers are told with the files of a class, whatever the bucket says: security, and how long browsers keep them. */
export function responseHeaders(chart: Construct, { name, id, files, api }: ResponseHeadersProps): void {
  const headers = { 'cache-control': browserCaching[files], ...otherHeaders };
  const override = true;
  addManaged(chart, responseHeadersPolicy, {
    name,
    ...(id && { externalName: id }),
    forProvider: {
      name,
      comment: `Files of the class ${files}`,
      customHeadersConfig: {
        items: Object.entries(headers).map(([header, value]) => ({ header, value, override })),
      },
      removeHeadersConfig: { items: [{ header: 'server' }] },
      securityHeadersConfig: {
        contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(api), override },
        contentTypeOptions: { override },
        frameOptions: { frameOption: 'DENY', override },
        referrerPolicy: { referrerPolicy: REFERRER_POLICY, override },
        strictTransportSecurity: {
          accessControlMaxAgeSec: HSTS_MAX_AGE,
          includeSubdomains: true,
          preload: true,
          override,
        },
      },
    },
  });
}
