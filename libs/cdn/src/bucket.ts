import { bucket as kind, lifecycle, ownershipControls, publicAccessBlock } from '@auditorsec/aws/kinds/s3';
import { addManaged } from '@auditorsec/aws/managed';
import type { Region } from '@auditorsec/config/regions';
import type { Construct } from 'constructs';

export interface BucketProps {
  /** Also its name in AWS, where it is the only one of that name of all accounts. */
  readonly name: string;
  readonly region: Region;
  /** Whether its objects may carry ACLs, as the logs of CloudFront do. Default: false. */
  readonly acls?: boolean;
  /** Days until objects, or earlier versions of them, are deleted. */
  readonly expires: { readonly objects: number } | { readonly earlierVersions: number };
}

/** A bucket that nobody can open to the public. It is never deleted. */
export function bucket(chart: Construct, { name, region, acls = false, expires }: BucketProps): void {
  const common = { region, bucketRef: { name } };
  addManaged(chart, kind, { name, keep: true, forProvider: { region, forceDestroy: false } });
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
