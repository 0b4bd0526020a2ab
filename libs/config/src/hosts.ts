import { z } from 'zod';
import { regions } from './regions.ts';
import { host } from './units.ts';

/** A region, a dot and the zone make a host, which has at most 253 characters. */
const LONGEST_ZONE = 253 - 1 - Math.max(...regions.map((region) => region.length));

/** The names under which an environment is reached. */
export const hosts = z.strictObject({
  /** What clients call. */
  api: host,
  /** The web app whose pages call the API: the one CORS origin. */
  app: host,
  /** The zone below which each region's own name stands: `<region>.<origins>`. */
  origins: host.refine((zone) => zone.length <= LONGEST_ZONE, `a DNS name of at most ${LONGEST_ZONE} characters`),
});
