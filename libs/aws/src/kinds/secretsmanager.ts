import { regions } from '@auditorsec/config/regions';
import { z } from 'zod';
import { managedKind, ref } from '../kind.ts';

const region = z.enum(regions);

/** A name to which values are written elsewhere: none stands in a manifest. */
export const secret = managedKind({
  service: 'secretsmanager',
  kind: 'Secret',
  plural: 'secrets',
  forProvider: z.strictObject({
    region,
    name: z.string().max(512),
    description: z.string().max(2048),
    kmsKeyIdRef: ref,
    /** How long a deletion can be taken back. */
    recoveryWindowInDays: z.int().min(7).max(30),
  }),
});

/** Who writes new values, and how often. */
export const secretRotation = managedKind({
  service: 'secretsmanager',
  kind: 'SecretRotation',
  plural: 'secretrotations',
  forProvider: z.strictObject({
    region,
    secretIdRef: ref,
    rotationLambdaArn: z.string().startsWith('arn:aws:lambda:'),
    rotateImmediately: z.boolean(),
    rotationRules: z.strictObject({ automaticallyAfterDays: z.int().min(1).max(90) }),
  }),
});
