import { distribution as kind, originAccessControl } from '@auditorsec/aws/kinds/cloudfront';
import { addManaged } from '@auditorsec/aws/managed';
import type { Construct } from 'constructs';
import { type ApiRoute, apiBehaviors, type PolicyIds, shellBehavior, staticBehaviors } from './behaviors.ts';
import { certificateArn } from './edge-certificate.ts';
import type { Identified } from './identified.ts';
import { apiOrigin, failoverGroup, type StaticOrigin, staticOrigin } from './origins.ts';

export interface DistributionProps extends Identified {
  /** The AWS account, 12 digits. */
  readonly account: string;
  /** The host that viewers ask. */
  readonly host: string;
  /** The host of the API, and its routes in their order. */
  readonly api: { readonly host: string; readonly routes: readonly ApiRoute[] };
  /** The bucket that is asked first, and the one that is asked when it fails. */
  readonly buckets: readonly [StaticOrigin, StaticOrigin];
  readonly priceClass: 'PriceClass_100' | 'PriceClass_200' | 'PriceClass_All';
  /** The bucket of its logs. */
  readonly logs: string;
  /** The name of its function. */
  readonly viewerRequest: string;
  readonly ids: PolicyIds & {
    readonly certificate: string;
    readonly webAcl: { readonly name: string; readonly id: string };
  };
}

/** One host for pages and the API, from the nearest edge, by TLS 1.3 alone. It is never deleted: DNS and buckets name it. */
export function distribution(chart: Construct, props: DistributionProps): void {
  const { name, id, account, host, api, buckets, priceClass, logs, viewerRequest, ids } = props;
  addManaged(chart, originAccessControl, {
    name,
    forProvider: {
      name,
      description: `Signs what ${host} fetches from its buckets`,
      originAccessControlOriginType: 's3',
      signingBehavior: 'always',
      signingProtocol: 'sigv4',
    },
  });
  addManaged(chart, kind, {
    name,
    keep: true,
    ...(id && { externalName: id }),
    forProvider: {
      enabled: true,
      comment: host,
      aliases: [host],
      httpVersion: 'http2and3',
      isIpv6Enabled: true,
      priceClass,
      webAclId: `arn:aws:wafv2:us-east-1:${account}:global/webacl/${ids.webAcl.name}/${ids.webAcl.id}`,
      viewerCertificate: {
        acmCertificateArn: certificateArn(account, ids.certificate),
        minimumProtocolVersion: 'TLSv1.3_2025',
        sslSupportMethod: 'sni-only',
      },
      loggingConfig: { bucket: `${logs}.s3.amazonaws.com`, includeCookies: false, prefix: `${name}/` },
      origin: [...buckets.map((bucket) => staticOrigin(bucket, name)), apiOrigin(api.host)],
      originGroup: [failoverGroup(buckets)],
      defaultCacheBehavior: shellBehavior(ids, `arn:aws:cloudfront::${account}:function/${viewerRequest}`),
      orderedCacheBehavior: [...apiBehaviors(api.routes, ids), ...staticBehaviors(ids)],
      restrictions: { geoRestriction: { restrictionType: 'none' } },
    },
  });
}
