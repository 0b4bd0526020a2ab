import { regions } from '@auditorsec/config/regions';
import { z } from 'zod';
import { managedKind, ref } from '../kind.ts';

export const key = managedKind({
  service: 'kms',
  kind: 'Key',
  plural: 'keys',
  forProvider: z.strictObject({
    region: z.enum(regions),
    description: z.string().max(8192),
    enableKeyRotation: z.literal(true),
    rotationPeriodInDays: z.int().min(90).max(2560),
    /** How long a deletion can be taken back. */
    deletionWindowInDays: z.int().min(7).max(30),
    policy: z.string().optional(),
  }),
});

/** A name for a key, `alias/<its external name>`: what others may write down before the key has its id. */
export const alias = managedKind({
  service: 'kms',
  kind: 'Alias',
  plural: 'aliases',
  forProvider: z.strictObject({ region: z.enum(regions), targetKeyIdRef: ref }),
});
