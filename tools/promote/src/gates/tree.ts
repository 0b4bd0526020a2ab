import type { Ring } from '@auditorsec/config/rings';
import type { Gate } from '../gate.ts';
import type { Session } from '../session.ts';
import type { Manifests } from '../tree.ts';
import { rulesGate } from './rules.ts';

/**
 * The rules, over the regions as they are and as a step would leave them. A ring that was never promoted counts as if it had
 * the commit already, which it is about to get: half a fleet breaks rules that a whole one keeps.
 */
export function treeGate(
  { fleet, state, now }: Pick<Session, 'fleet' | 'state' | 'now'>,
  ring: Ring,
  to: string,
  manifests: Manifests,
): Gate {
  const at = new Map(state.rings.map(({ name }) => [name, state.at.get(name) ?? to]));
  const present = manifests.mixed(state.rings, at);
  const after = manifests.mixed(state.rings, at.set(ring.name, to));
  return rulesGate({ present, after, exceptions: fleet.exceptions }, now);
}
