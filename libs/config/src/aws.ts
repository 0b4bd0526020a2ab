import { z } from 'zod';
import { host } from './units.ts';

/** Where an environment's resources of AWS are. */
export const aws = z.strictObject({ account: z.string().regex(/^\d{12}$/, 'an AWS account of 12 digits') });

export const hostedZone = z.strictObject({
  /** The hosted zone that holds every host of the environment. */
  zone: host,
  /** Its id: records and external-dns name it by this. */
  zoneId: z.string().regex(/^Z[0-9A-Z]{4,31}$/, 'the id of a hosted zone, such as Z0123456789ABCDEFGHIJ'),
});
