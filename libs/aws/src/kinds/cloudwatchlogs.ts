import { regions } from '@auditorsec/config/regions';
import { z } from 'zod';
import { managedKind, ref } from '../kind.ts';

/** A group of logs; services of AWS that find none make one themselves, which keeps all for ever. */
export const group = managedKind({
  service: 'cloudwatchlogs',
  kind: 'Group',
  plural: 'groups',
  forProvider: z.strictObject({
    region: z.enum(regions),
    /** The numbers of days that AWS takes, of those that we need. */
    retentionInDays: z.union([z.literal(90), z.literal(400)]),
    kmsKeyIdRef: ref,
  }),
});
