import { type Call, made, type Row } from '../call.ts';
import type { Fields, Resource } from '../resource.ts';

const s3 = ({ fields }: Resource, action: string, params: Fields): Call => ({
  service: 's3',
  region: fields['region'],
  action,
  params,
});
const bucketOf = ({ fields }: Resource): string => fields['bucketRef'].name;

/** Buckets, certificates and web ACLs. */
export const web: Readonly<Record<string, Row>> = {
  'Bucket.s3': (resource) => [
    s3(resource, 'create_bucket', {
      Bucket: resource.name,
      // The one region that may not be named.
      ...(resource.fields['region'] !== 'us-east-1' && {
        CreateBucketConfiguration: { LocationConstraint: resource.fields['region'] },
      }),
    }),
  ],
  'BucketOwnershipControls.s3': (resource) => [
    s3(resource, 'put_bucket_ownership_controls', {
      Bucket: bucketOf(resource),
      OwnershipControls: { Rules: [{ ObjectOwnership: resource.fields['rule'].objectOwnership }] },
    }),
  ],
  'BucketPublicAccessBlock.s3': (resource) => [
    s3(resource, 'put_public_access_block', {
      Bucket: bucketOf(resource),
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: resource.fields['blockPublicAcls'],
        BlockPublicPolicy: resource.fields['blockPublicPolicy'],
        IgnorePublicAcls: resource.fields['ignorePublicAcls'],
        RestrictPublicBuckets: resource.fields['restrictPublicBuckets'],
      },
    }),
  ],
  'BucketServerSideEncryptionConfiguration.s3': (resource) => [
    s3(resource, 'put_bucket_encryption', {
      Bucket: bucketOf(resource),
      ServerSideEncryptionConfiguration: {
        Rules: resource.fields['rule'].map(
          ({ applyServerSideEncryptionByDefault: byDefault, bucketKeyEnabled = false }: Fields) => ({
            ApplyServerSideEncryptionByDefault: {
              SSEAlgorithm: byDefault.sseAlgorithm,
              ...(byDefault.kmsMasterKeyIdRef && {
                KMSMasterKeyID: made(resource.cluster, 'Key', byDefault.kmsMasterKeyIdRef),
              }),
            },
            BucketKeyEnabled: bucketKeyEnabled,
          }),
        ),
      },
    }),
  ],
  'BucketVersioning.s3': (resource) => [
    s3(resource, 'put_bucket_versioning', {
      Bucket: bucketOf(resource),
      VersioningConfiguration: { Status: resource.fields['versioningConfiguration'].status },
    }),
  ],
  'BucketLifecycleConfiguration.s3': (resource) => [
    s3(resource, 'put_bucket_lifecycle_configuration', {
      Bucket: bucketOf(resource),
      LifecycleConfiguration: { Rules: resource.fields['rule'].map(lifecycleRule) },
    }),
  ],
  'BucketPolicy.s3': (resource) => [
    s3(resource, 'put_bucket_policy', { Bucket: bucketOf(resource), Policy: resource.fields['policy'] }),
  ],
  'Certificate.acm': ({ fields }) => [
    {
      service: 'acm',
      region: fields['region'],
      action: 'request_certificate',
      params: {
        DomainName: fields['domainName'],
        ValidationMethod: fields['validationMethod'],
        KeyAlgorithm: fields['keyAlgorithm'],
      },
    },
  ],
  'WebACL.wafv2': ({ cluster, name, fields }) => [
    {
      service: 'wafv2',
      region: fields['region'],
      action: 'create_web_acl',
      params: {
        Name: fields['name'],
        Description: fields['description'],
        Scope: fields['scope'],
        DefaultAction: { Allow: {} },
        Rules: JSON.parse(fields['ruleJson']),
        VisibilityConfig: {
          CloudWatchMetricsEnabled: fields['visibilityConfig'].cloudwatchMetricsEnabled,
          MetricName: fields['visibilityConfig'].metricName,
          SampledRequestsEnabled: fields['visibilityConfig'].sampledRequestsEnabled,
        },
      },
      is: made(cluster, 'WebACL', { name }),
      id: 'Summary.ARN',
    },
  ],
  'WebACLLoggingConfiguration.wafv2': ({ cluster, fields }) => [
    {
      service: 'wafv2',
      region: fields['region'],
      action: 'put_logging_configuration',
      params: {
        LoggingConfiguration: {
          ResourceArn: made(cluster, 'WebACL', fields['resourceArnRef']),
          LogDestinationConfigs: fields['logDestinationConfigs'],
          RedactedFields: fields['redactedFields'].map(({ singleHeader }: Fields) =>
            singleHeader ? { SingleHeader: { Name: singleHeader.name } } : { QueryString: {} },
          ),
          LoggingFilter: {
            DefaultBehavior: fields['loggingFilter'].defaultBehavior,
            Filters: fields['loggingFilter'].filter.map(({ behavior, requirement, condition }: Fields) => ({
              Behavior: behavior,
              Requirement: requirement,
              Conditions: condition.map(({ actionCondition }: Fields) => ({
                ActionCondition: { Action: actionCondition.action },
              })),
            })),
          },
        },
      },
    },
  ],
};

function lifecycleRule(fields: Fields): Fields {
  const [expiration] = fields['expiration'] ?? [];
  const [earlier] = fields['noncurrentVersionExpiration'] ?? [];
  const [upload] = fields['abortIncompleteMultipartUpload'] ?? [];
  return {
    ID: fields['id'],
    Status: fields['status'],
    Filter: { Prefix: fields['filter'][0].prefix ?? '' },
    ...(expiration && { Expiration: { Days: expiration.days } }),
    ...(earlier && { NoncurrentVersionExpiration: { NoncurrentDays: earlier.noncurrentDays } }),
    ...(upload && { AbortIncompleteMultipartUpload: { DaysAfterInitiation: upload.daysAfterInitiation } }),
  };
}
