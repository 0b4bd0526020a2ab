import { webAclLogging } from '@auditorsec/aws/kinds/wafv2';
import { addManaged } from '@auditorsec/aws/managed';
import type { Region } from '@auditorsec/config/regions';
import type { Construct } from 'constructs';
import { logBucket } from './log-bucket.ts';

export interface WebAclLogsProps {
  /** Of the web ACL. */
  readonly name: string;
  /** The AWS account, 12 digits. */
  readonly account: string;
  /** Where the bucket stands; logs of CloudFront's web ACL are sent from us-east-1 wherever that is. */
  readonly region: Region;
}

/** What a log may not hold: whoever reads it could act as the client. */
const secretHeaders = ['authorization', 'cookie'];

/**
 * What the web ACL has blocked or counted, in a bucket of its own, without credentials and query strings. Requests that pass are in the
 * distribution's log.
 */
export function webAclLogs(chart: Construct, { name, account, region }: WebAclLogsProps): void {
  const bucket = `aws-waf-logs-${name}-${account}`;
  logBucket(chart, { name: bucket, region, allows: delivery(bucket, account) });
  addManaged(chart, webAclLogging, {
    name,
    forProvider: {
      region: 'us-east-1',
      resourceArnRef: { name },
      logDestinationConfigs: [`arn:aws:s3:::${bucket}`],
      loggingFilter: {
        defaultBehavior: 'DROP',
        filter: [
          {
            behavior: 'KEEP',
            requirement: 'MEETS_ANY',
            condition: (['BLOCK', 'COUNT'] as const).map((action) => ({ actionCondition: { action } })),
          },
        ],
      },
      redactedFields: [...secretHeaders.map((name) => ({ singleHeader: { name } })), { queryString: {} }],
    },
  });
}

/** What the log service of AWS needs ("Sending web ACL traffic logs to an Amazon S3 bucket"), for this account's logs alone. */
function delivery(bucket: string, account: string): object[] {
  const Principal = { Service: 'delivery.logs.amazonaws.com' };
  const source = {
    StringEquals: { 'aws:SourceAccount': account },
    ArnLike: { 'aws:SourceArn': `arn:aws:logs:us-east-1:${account}:*` },
  };
  const owned = { StringEquals: { ...source.StringEquals, 's3:x-amz-acl': 'bucket-owner-full-control' } };
  const arn = `arn:aws:s3:::${bucket}`;
  return [
    {
      Effect: 'Allow',
      Principal,
      Action: 's3:PutObject',
      Resource: `${arn}/AWSLogs/${account}/*`,
      Condition: { ...source, ...owned },
    },
    { Effect: 'Allow', Principal, Action: 's3:GetBucketAcl', Resource: arn, Condition: source },
  ];
}
