import { z } from 'zod';
import { dnsLabel, percentage } from './units.ts';

/** Which share of traces is kept although nothing is wrong with them; slow and failed ones are kept all. */
export const tracing = z.strictObject({
  /** Of every service that isn't named below. */
  sampled: percentage,
  /** By the name of an app: a share of its own. */
  services: z.record(dnsLabel, percentage).default({}),
});
export type Tracing = z.output<typeof tracing>;
