import { regions } from '@auditorsec/config/regions';
import { z } from 'zod';
import { managedKind } from '../kind.ts';

export const certificate = managedKind({
  service: 'acm',
  kind: 'Certificate',
  plural: 'certificates',
  forProvider: z.strictObject({
    region: z.enum(regions),
    domainName: z.string().max(253),
    subjectAlternativeNames: z.array(z.string()).optional(),
    validationMethod: z.literal('DNS'),
    keyAlgorithm: z.enum(['RSA_2048', 'EC_prime256v1', 'EC_secp384r1']),
  }),
});
