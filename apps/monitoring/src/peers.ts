import type { Peer } from '@auditorsec/network-policy/network-policy';
import { NAMESPACE } from './place.ts';

/** Pods beside Prometheus. */
export const podsHere = (pods: Readonly<Record<string, string>>): Peer => ({ namespace: NAMESPACE, pods });
