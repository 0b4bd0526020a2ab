import type { Ring } from '@auditorsec/config/rings';
import type { Gate } from '../gate.ts';
import type { Session } from '../session.ts';
import type { Manifests } from '../tree.ts';
import { rulesGate } from './rules.ts';

/** The rules, over the regions as they are and as a step would leave them. */
export function treeGate({ fleet, state, now }: Session, ring: Ring, to: string, manifests: Manifests): Gate {
  const present = manifests.mixed(state.rings, state.at);
  const after = manifests.mixed(state.rings, new Map([...state.at, [ring.name, to]]));
  return rulesGate({ present, after, exceptions: fleet.exceptions }, now);
}
