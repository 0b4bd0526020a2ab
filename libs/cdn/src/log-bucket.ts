import { encryption } from '@auditorsec/aws/kinds/s3';
import { addManaged } from '@auditorsec/aws/managed';
import type { Region } from '@auditorsec/config/regions';
import type { Construct } from 'constructs';
import { bucket } from './bucket.ts';

/** How long requests, which hold addresses of people, are kept. In days. */
const KEPT = 90;

/** Where CloudFront writes its access logs: by ACL, which its standard logs (the first version) need. */
export function logBucket(chart: Construct, { name, region }: { name: string; region: Region }): void {
  bucket(chart, { name, region, acls: true, expires: { objects: KEPT } });
  addManaged(chart, encryption, {
    name,
    forProvider: {
      region,
      bucketRef: { name },
      rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }],
    },
  });
}
