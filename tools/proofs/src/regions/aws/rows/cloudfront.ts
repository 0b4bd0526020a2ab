import { made, type Row } from '../call.ts';
import type { Fields } from '../resource.ts';
import { call, items } from './cloudfront-policies.ts';

export const cloudfront: Readonly<Record<string, Row>> = {
  'OriginAccessControl.cloudfront': ({ cluster, name, fields }) => [
    {
      ...call('create_origin_access_control', {
        OriginAccessControlConfig: {
          Name: fields['name'],
          Description: fields['description'],
          SigningProtocol: fields['signingProtocol'],
          SigningBehavior: fields['signingBehavior'],
          OriginAccessControlOriginType: fields['originAccessControlOriginType'],
        },
      }),
      is: made(cluster, 'OriginAccessControl', { name }),
      id: 'OriginAccessControl.Id',
    },
  ],
  'Function.cloudfront': ({ name, fields }) => [
    call('create_function', {
      Name: name,
      FunctionConfig: { Comment: fields['comment'], Runtime: fields['runtime'] },
      FunctionCode: 'function handler(event) { return event.request; }',
    }),
  ],
  'Distribution.cloudfront': ({ cluster, name, fields }) => [
    call('create_distribution', {
      DistributionConfig: {
        CallerReference: name,
        Enabled: fields['enabled'],
        Comment: fields['comment'],
        Aliases: items(fields['aliases']),
        HttpVersion: fields['httpVersion'],
        IsIPV6Enabled: fields['isIpv6Enabled'],
        PriceClass: fields['priceClass'],
        WebACLId: fields['webAclId'],
        ViewerCertificate: {
          ACMCertificateArn: fields['viewerCertificate'].acmCertificateArn,
          MinimumProtocolVersion: fields['viewerCertificate'].minimumProtocolVersion,
          SSLSupportMethod: fields['viewerCertificate'].sslSupportMethod,
        },
        Logging: {
          Enabled: true,
          IncludeCookies: fields['loggingConfig'].includeCookies,
          Bucket: fields['loggingConfig'].bucket,
          Prefix: fields['loggingConfig'].prefix,
        },
        Origins: items(fields['origin'].map((each: Fields) => origin(cluster, each))),
        OriginGroups: items(
          fields['originGroup'].map(({ originId, failoverCriteria, member }: Fields) => ({
            Id: originId,
            FailoverCriteria: { StatusCodes: items(failoverCriteria.statusCodes) },
            Members: items(member.map(({ originId }: Fields) => ({ OriginId: originId }))),
          })),
        ),
        DefaultCacheBehavior: behavior(fields['defaultCacheBehavior'], fields['originGroup']),
        CacheBehaviors: items(
          fields['orderedCacheBehavior'].map((each: Fields) => ({
            PathPattern: each['pathPattern'],
            ...behavior(each, fields['originGroup']),
          })),
        ),
        Restrictions: {
          GeoRestriction: { RestrictionType: fields['restrictions'].geoRestriction.restrictionType, Quantity: 0 },
        },
      },
    }),
  ],
};

function origin(cluster: string, fields: Fields): Fields {
  const { customOriginConfig: custom, originAccessControlIdRef: access } = fields;
  return {
    Id: fields['originId'],
    DomainName: fields['domainName'],
    ConnectionAttempts: fields['connectionAttempts'],
    ConnectionTimeout: fields['connectionTimeout'],
    ...(access && {
      OriginAccessControlId: made(cluster, 'OriginAccessControl', access),
      S3OriginConfig: { OriginAccessIdentity: '' },
    }),
    ...(custom && {
      CustomOriginConfig: {
        HTTPPort: custom.httpPort,
        HTTPSPort: custom.httpsPort,
        OriginProtocolPolicy: custom.originProtocolPolicy,
        OriginSslProtocols: items(custom.originSslProtocols),
        OriginReadTimeout: custom.originReadTimeout,
        OriginKeepaliveTimeout: custom.originKeepaliveTimeout,
      },
    }),
  };
}

function behavior(fields: Fields, groups: readonly Fields[]): Fields {
  const associations: readonly Fields[] = fields['functionAssociation'] ?? [];
  // moto, unlike AWS, takes no group as a target: its first origin stands in.
  const group = groups.find(({ originId }) => originId === fields['targetOriginId']);
  return {
    TargetOriginId: group?.['member'][0].originId ?? fields['targetOriginId'],
    ViewerProtocolPolicy: fields['viewerProtocolPolicy'],
    AllowedMethods: { ...items(fields['allowedMethods']), CachedMethods: items(fields['cachedMethods']) },
    Compress: fields['compress'],
    CachePolicyId: fields['cachePolicyId'],
    ...(fields['originRequestPolicyId'] && { OriginRequestPolicyId: fields['originRequestPolicyId'] }),
    ...(fields['responseHeadersPolicyId'] && { ResponseHeadersPolicyId: fields['responseHeadersPolicyId'] }),
    FunctionAssociations: items(
      associations.map(({ eventType, functionArn }) => ({ EventType: eventType, FunctionARN: functionArn })),
    ),
  };
}
