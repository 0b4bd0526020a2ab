import { key } from '@auditorsec/aws/kinds/kms';
import { encryption, versioning } from '@auditorsec/aws/kinds/s3';
import { addManaged } from '@auditorsec/aws/managed';
import type { Region } from '@auditorsec/config/regions';
import type { Construct } from 'constructs';
import { bucket } from './bucket.ts';
import { policyText } from './policy-text.ts';

export interface StaticBucketProps {
  readonly name: string;
  readonly region: Region;
  /** The AWS account, 12 digits. */
  readonly account: string;
  /** The id of the only distribution that may read it; while AWS has named none, nobody reads it. */
  readonly distribution?: string | undefined;
}

/** Earlier releases, for tabs that still run them and for the way back. In days. */
const KEPT = 30;

/** Names of buckets are shared by all accounts: the account's number makes it ours. */
export function staticBucketName(account: string, region: Region): string {
  return `web-${account}-${region}`;
}

/** The host that CloudFront fetches from: the region's own, or it would be led to another region while the name is new. */
export function bucketHost(name: string, region: Region): string {
  return `${name}.s3.${region}.amazonaws.com`;
}

/** Static files of one region: encrypted by a key of that region, in versions, read by one distribution alone. */
export function staticBucket(chart: Construct, props: StaticBucketProps): void {
  const { name, region, account, distribution } = props;
  const reader = distribution && `arn:aws:cloudfront::${account}:distribution/${distribution}`;
  const arn = `arn:aws:s3:::${name}`;
  bucket(chart, {
    name,
    region,
    classes: ['public'],
    expires: { earlierVersions: KEPT },
    // Who may list gets 404 for a file that isn't there; who may not gets 403, which says nothing.
    allows: reader
      ? [cloudfrontMay(['s3:GetObject'], [`${arn}/*`], reader), cloudfrontMay(['s3:ListBucket'], [arn], reader)]
      : [],
  });
  addManaged(chart, versioning, {
    name,
    forProvider: { region, bucketRef: { name }, versioningConfiguration: { status: 'Enabled' } },
  });
  addManaged(chart, key, {
    name,
    keep: true,
    forProvider: {
      region,
      description: `Objects of ${name}`,
      enableKeyRotation: true,
      rotationPeriodInDays: 365,
      deletionWindowInDays: 30,
      policy: policyText([
        {
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${account}:root` },
          Action: 'kms:*',
          Resource: '*',
        },
        ...(reader ? [cloudfrontMay(['kms:Decrypt'], ['*'], reader)] : []),
      ]),
    },
  });
  addManaged(chart, encryption, {
    name,
    forProvider: {
      region,
      bucketRef: { name },
      rule: [
        {
          applyServerSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyIdRef: { name } },
          bucketKeyEnabled: true,
        },
      ],
    },
  });
}

function cloudfrontMay(actions: readonly string[], resources: readonly string[], distribution: string) {
  return {
    Effect: 'Allow',
    Principal: { Service: 'cloudfront.amazonaws.com' },
    Action: actions,
    Resource: resources,
    Condition: { StringEquals: { 'AWS:SourceArn': distribution } },
  };
}
