import { httpsUrl } from '@auditorsec/config/units';
import { z } from 'zod';

/** Where people sign in to Argo CD, by the company's own accounts (OpenID Connect). */
export const signIn = z.strictObject({
  /** Argo CD, as people reach it. */
  url: httpsUrl,
  issuer: httpsUrl,
  clientId: z.string().min(1, 'the id of the client'),
  /** The group that may sync, and act on a rollout. */
  onCall: z.string().min(1, 'the name of a group'),
});
export type SignIn = z.output<typeof signIn>;
