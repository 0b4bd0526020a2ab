import { regions } from '@auditorsec/config/regions';
import { z } from 'zod';
import { managedKind, ref } from '../kind.ts';

const region = z.enum(regions);
const days = z.int().min(1);

export const bucket = managedKind({
  service: 's3',
  kind: 'Bucket',
  plural: 'buckets',
  forProvider: z.strictObject({ region, forceDestroy: z.literal(false) }),
});

export const ownershipControls = managedKind({
  service: 's3',
  kind: 'BucketOwnershipControls',
  plural: 'bucketownershipcontrols',
  forProvider: z.strictObject({
    region,
    bucketRef: ref,
    /** `BucketOwnerEnforced` turns ACLs off, which the older logs of CloudFront need. */
    rule: z.strictObject({ objectOwnership: z.enum(['BucketOwnerEnforced', 'BucketOwnerPreferred']) }),
  }),
});

export const publicAccessBlock = managedKind({
  service: 's3',
  kind: 'BucketPublicAccessBlock',
  plural: 'bucketpublicaccessblocks',
  forProvider: z.strictObject({
    region,
    bucketRef: ref,
    blockPublicAcls: z.literal(true),
    blockPublicPolicy: z.literal(true),
    ignorePublicAcls: z.literal(true),
    restrictPublicBuckets: z.literal(true),
  }),
});

export const encryption = managedKind({
  service: 's3',
  kind: 'BucketServerSideEncryptionConfiguration',
  plural: 'bucketserversideencryptionconfigurations',
  forProvider: z.strictObject({
    region,
    bucketRef: ref,
    rule: z
      .array(
        z.strictObject({
          applyServerSideEncryptionByDefault: z.strictObject({
            sseAlgorithm: z.enum(['AES256', 'aws:kms']),
            kmsMasterKeyIdRef: ref.optional(),
          }),
          bucketKeyEnabled: z.boolean().optional(),
        }),
      )
      .length(1),
  }),
});

export const versioning = managedKind({
  service: 's3',
  kind: 'BucketVersioning',
  plural: 'bucketversionings',
  forProvider: z.strictObject({
    region,
    bucketRef: ref,
    versioningConfiguration: z.strictObject({ status: z.literal('Enabled') }),
  }),
});

export const lifecycle = managedKind({
  service: 's3',
  kind: 'BucketLifecycleConfiguration',
  plural: 'bucketlifecycleconfigurations',
  forProvider: z.strictObject({
    region,
    bucketRef: ref,
    rule: z
      .array(
        z.strictObject({
          id: z.string().max(255),
          status: z.enum(['Enabled', 'Disabled']),
          /** Empty: all objects. */
          filter: z.array(z.strictObject({ prefix: z.string().optional() })).length(1),
          expiration: z.array(z.strictObject({ days })).length(1).optional(),
          noncurrentVersionExpiration: z
            .array(z.strictObject({ noncurrentDays: days }))
            .length(1)
            .optional(),
          abortIncompleteMultipartUpload: z
            .array(z.strictObject({ daysAfterInitiation: days }))
            .length(1)
            .optional(),
        }),
      )
      .min(1),
  }),
});

export const bucketPolicy = managedKind({
  service: 's3',
  kind: 'BucketPolicy',
  plural: 'bucketpolicies',
  /** As JSON. */
  forProvider: z.strictObject({ region, bucketRef: ref, policy: z.string() }),
});
