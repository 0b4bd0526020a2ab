import { type CallsByKind, calls, TAGS } from './calls.ts';

/** What answers before the clusters do. */
export const edge: CallsByKind = {
  acm: {
    Certificate: calls(
      'acm',
      'AddTagsToCertificate DescribeCertificate ListTagsForCertificate RemoveTagsFromCertificate RequestCertificate UpdateCertificateOptions',
      'DeleteCertificate',
    ),
  },
  cloudfront: {
    CachePolicy: calls('cloudfront', 'CreateCachePolicy GetCachePolicy UpdateCachePolicy', 'DeleteCachePolicy'),
    // It lets its logs into their bucket itself, by ACL.
    Distribution: calls(
      'cloudfront',
      `CreateDistribution GetDistribution UpdateDistribution ${TAGS}`,
      'DeleteDistribution',
      's3:GetBucketAcl',
      's3:PutBucketAcl',
    ),
    Function: calls(
      'cloudfront',
      'CreateFunction DescribeFunction GetFunction PublishFunction UpdateFunction',
      'DeleteFunction',
    ),
    OriginAccessControl: calls(
      'cloudfront',
      'CreateOriginAccessControl GetOriginAccessControl UpdateOriginAccessControl',
      'DeleteOriginAccessControl',
    ),
    ResponseHeadersPolicy: calls(
      'cloudfront',
      'CreateResponseHeadersPolicy GetResponseHeadersPolicy UpdateResponseHeadersPolicy',
      'DeleteResponseHeadersPolicy',
    ),
  },
  route53: {
    HealthCheck: calls(
      'route53',
      'ChangeTagsForResource CreateHealthCheck GetHealthCheck ListTagsForResource UpdateHealthCheck',
      'DeleteHealthCheck',
    ),
    // One action for all: a record goes by the same call by which it comes.
    Record: calls('route53', 'ChangeResourceRecordSets GetChange GetHostedZone ListResourceRecordSets', ''),
    Zone: calls(
      'route53',
      'ChangeTagsForResource GetHostedZone ListTagsForResource UpdateHostedZoneComment',
      'DeleteHostedZone',
    ),
  },
  wafv2: {
    WebACL: calls('wafv2', `CreateWebACL GetWebACL UpdateWebACL ${TAGS}`, 'DeleteWebACL'),
    WebACLLoggingConfiguration: calls(
      'wafv2',
      'GetLoggingConfiguration PutLoggingConfiguration',
      'DeleteLoggingConfiguration',
      'logs:CreateLogDelivery',
      'logs:DeleteLogDelivery',
      's3:GetBucketPolicy',
      's3:PutBucketPolicy',
    ),
  },
};
