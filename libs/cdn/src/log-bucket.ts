import { encryption } from '@auditorsec/aws/kinds/s3';
import { addManaged } from '@auditorsec/aws/managed';
import type { Region } from '@auditorsec/config/regions';
import type { Construct } from 'constructs';
import { bucket } from './bucket.ts';

/** How long requests, which hold addresses of people, are kept. In days. */
const KEPT = 90;

export interface LogBucketProps {
  readonly name: string;
  readonly region: Region;
  /** Whether its writer is let in by ACL, as CloudFront's standard logs (the first version) are. Default: false. */
  readonly acls?: boolean;
}

/** Where logs are written: closed to the public, encrypted, and emptied as time goes on. */
export function logBucket(chart: Construct, { name, region, acls = false }: LogBucketProps): void {
  bucket(chart, { name, region, acls, expires: { objects: KEPT } });
  addManaged(chart, encryption, {
    name,
    forProvider: {
      region,
      bucketRef: { name },
      rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }],
    },
  });
}
