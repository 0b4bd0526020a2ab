import { z } from 'zod';
import { dnsLabel } from './units.ts';

/** Machine clients that show a certificate instead of a token. A client without one is still served, and shows a token. */
export const clientCertificates = z.strictObject({
  /** The Secret, in the namespace of the gateway pods, whose `ca.crt` signs the clients' certificates. */
  authority: dnsLabel,
  /** Who may use the API: the identity in the certificate's URI, without `spiffe://`. */
  principals: z
    .array(
      z
        .string()
        .regex(
          /^([a-z0-9-]+\.)+[a-z]+\/ns\/[a-z0-9-]+\/sa\/[a-z0-9-]+$/,
          'an identity such as cluster.local/ns/default/sa/api-client',
        ),
    )
    .min(1, 'at least one identity: the authority alone lets nobody in'),
  /** The tier of `rateLimits` that these clients have. */
  tier: z.string(),
});
export type ClientCertificates = z.output<typeof clientCertificates>;
