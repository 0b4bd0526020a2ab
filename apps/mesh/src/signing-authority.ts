import type { AppContext } from '@auditorsec/config/app';
import { ownerOf, secret } from '@auditorsec/secrets/secret';
import type { Construct } from 'constructs';
import { SYSTEM } from './place.ts';

/** The Secret from which istiod takes what it signs with, by the name that its chart mounts. */
export const CACERTS = 'cacerts';

/**
 * The authority that signs the certificates of this cluster's workloads: an intermediate of its own, below the root that all
 * regions of the environment share. istiod takes a new intermediate as it runs, and a new root when it starts.
 */
export function signingAuthority(chart: Construct, context: AppContext): void {
  const keys = ['ca-cert.pem', 'ca-key.pem', 'cert-chain.pem', 'root-cert.pem'];
  secret(chart, ownerOf(context), { name: CACERTS, namespace: SYSTEM, keys });
}
