import { encryption } from '@auditorsec/aws/kinds/s3';
import { addManaged } from '@auditorsec/aws/managed';
import type { Construct } from 'constructs';
import { type BucketProps, bucket } from './bucket.ts';

/** How long requests, which hold addresses of people, are kept. In days. */
const KEPT = 90;

export type LogBucketProps = Omit<BucketProps, 'classes' | 'expires'>;

/** Where logs are written: closed to the public, encrypted, and emptied as time goes on. */
export function logBucket(chart: Construct, props: LogBucketProps): void {
  const { name, region } = props;
  bucket(chart, { ...props, classes: ['personal'], expires: { objects: KEPT } });
  addManaged(chart, encryption, {
    name,
    forProvider: {
      region,
      bucketRef: { name },
      rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }],
    },
  });
}
