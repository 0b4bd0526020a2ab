import {
  bucketPolicy,
  bucket as kind,
  lifecycle,
  ownershipControls,
  publicAccessBlock,
} from '@auditorsec/aws/kinds/s3';
import { addManaged } from '@auditorsec/aws/managed';
import type { Region } from '@auditorsec/config/regions';
import type { DataClass } from '@auditorsec/privacy/data-classes';
import type { Construct } from 'constructs';
import { policyText } from './policy-text.ts';

export interface BucketProps {
  /** Also its name in AWS, where it is the only one of that name of all accounts. */
  readonly name: string;
  readonly region: Region;
  /** What kinds of data it holds. */
  readonly classes: readonly DataClass[];
  /** Whether its objects may carry ACLs, as the logs of CloudFront do. Default: false. */
  readonly acls?: boolean;
  /** Days until objects, or earlier versions of them, are deleted. */
  readonly expires: { readonly objects: number } | { readonly earlierVersions: number };
  /** What its policy allows to whom; without any, it is for the roles of its own account that may use buckets. */
  readonly allows?: readonly object[];
}

/** A bucket that nobody can open to the public or read without TLS. It is never deleted. */
export function bucket(chart: Construct, props: BucketProps): void {
  const { name, region, classes, acls = false, expires, allows = [] } = props;
  const common = { region, bucketRef: { name } };
  addManaged(chart, kind, { name, keep: true, data: { classes }, forProvider: { region, forceDestroy: false } });
  addManaged(chart, ownershipControls, {
    name,
    forProvider: { ...common, rule: { objectOwnership: acls ? 'BucketOwnerPreferred' : 'BucketOwnerEnforced' } },
  });
  addManaged(chart, publicAccessBlock, {
    name,
    forProvider: {
      ...common,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
  });
  addManaged(chart, bucketPolicy, {
    name,
    forProvider: { ...common, policy: policyText([...allows, withoutTls(name)]) },
  });
  const expiry =
    'objects' in expires
      ? { expiration: [{ days: expires.objects }] }
      : { noncurrentVersionExpiration: [{ noncurrentDays: expires.earlierVersions }] };
  addManaged(chart, lifecycle, {
    name,
    forProvider: {
      ...common,
      rule: [
        {
          id: 'expire',
          status: 'Enabled',
          filter: [{}],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 1 }],
          ...expiry,
        },
      ],
    },
  });
}

function withoutTls(name: string): object {
  return {
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/*`],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
}
