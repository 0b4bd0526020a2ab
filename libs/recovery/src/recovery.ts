import type { ClusterObjects } from '@auditorsec/checks/objects';
import type { Fleet } from '@auditorsec/config/fleet';
import type { Failure } from './failure.ts';
import { podFailures, zoneFails } from './pods.ts';
import { regionFails } from './regions.ts';
import { storeFailures } from './stores.ts';
import { systemOf } from './system.ts';

/**
 * Every failure that the generated objects of all clusters have an answer to, smallest first. Throws where the active
 * cluster isn't among them.
 */
export function failures(fleet: Fleet, clusters: readonly ClusterObjects[]): Failure[] {
  const system = systemOf(fleet, clusters);
  return [...podFailures(system), zoneFails(system), ...regionFails(system), ...storeFailures(system)];
}
