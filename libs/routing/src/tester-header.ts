import { z } from 'zod';

/** The header by which testers ask for the next version. Envoy compares names in lower case, so another is never found. */
export const testerHeader = z
  .string()
  .regex(/^x-[a-z0-9]+(-[a-z0-9]+)*$/, 'the name of a header in lower case that begins with x-, such as x-canary');
