import { type CallsByKind, calls, SEALED } from './calls.ts';

/** Keys, files and secrets. */
export const stores: CallsByKind = {
  kms: {
    Alias: calls('kms', 'CreateAlias ListAliases UpdateAlias', 'DeleteAlias'),
    Key: calls(
      'kms',
      'CreateKey DescribeKey EnableKeyRotation GetKeyPolicy GetKeyRotationStatus ListResourceTags PutKeyPolicy TagResource UntagResource UpdateKeyDescription',
      'ScheduleKeyDeletion',
    ),
  },
  s3: {
    // It reads all that a bucket can have before it compares what it keeps.
    Bucket: calls(
      's3',
      'CreateBucket GetAccelerateConfiguration GetBucketAcl GetBucketCORS GetBucketLocation GetBucketLogging GetBucketObjectLockConfiguration GetBucketPolicy GetBucketRequestPayment GetBucketTagging GetBucketVersioning GetBucketWebsite GetEncryptionConfiguration GetLifecycleConfiguration GetReplicationConfiguration ListBucket PutBucketTagging',
      'DeleteBucket',
    ),
    BucketLifecycleConfiguration: calls('s3', 'GetLifecycleConfiguration PutLifecycleConfiguration', ''),
    BucketOwnershipControls: calls('s3', 'GetBucketOwnershipControls PutBucketOwnershipControls', ''),
    BucketPolicy: calls('s3', 'GetBucketPolicy PutBucketPolicy', 'DeleteBucketPolicy'),
    BucketPublicAccessBlock: calls('s3', 'GetBucketPublicAccessBlock PutBucketPublicAccessBlock', ''),
    BucketServerSideEncryptionConfiguration: calls('s3', 'GetEncryptionConfiguration PutEncryptionConfiguration', ''),
    BucketVersioning: calls('s3', 'GetBucketVersioning PutBucketVersioning', ''),
  },
  secretsmanager: {
    Secret: calls(
      'secretsmanager',
      'CreateSecret DescribeSecret GetResourcePolicy TagResource UntagResource UpdateSecret',
      'DeleteSecret',
      ...SEALED,
    ),
    // Whoever sets a rotation must be allowed to call its function.
    SecretRotation: calls(
      'secretsmanager',
      'DescribeSecret RotateSecret',
      'CancelRotateSecret',
      'lambda:InvokeFunction',
    ),
  },
};
