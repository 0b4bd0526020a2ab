import type { Outcome } from '@auditorsec/cli/output';
import { type Options, requireReason } from '../options.ts';
import { askedRing, commitOf, push, startSession } from '../session.ts';

/** Stops promotions of a ring until somebody ends it. Rollbacks go all the same. */
export function freeze(options: Options): Promise<Outcome> {
  return setFrozen(options, true);
}

/** Lets a ring move again. What it was rolled back from still waits for its fix. */
export function unfreeze(options: Options): Promise<Outcome> {
  return setFrozen(options, false);
}

async function setFrozen(options: Options, frozen: boolean): Promise<Outcome> {
  const reason = requireReason(options);
  const session = await startSession(options);
  const ring = askedRing(session);
  const commit = commitOf(session, ring);
  const event = session.state.history.freeze(ring.name);
  const report = { ring: ring.name, frozen };
  if (frozen && event)
    return { exitCode: 0, text: `${ring.name} is frozen already, by ${event.by}: ${event.reason}`, report };
  if (!frozen && !event) return { exitCode: 0, text: `${ring.name} is not frozen.`, report };
  push(session, ring, { kind: frozen ? 'freeze' : 'unfreeze', from: commit, to: commit, reason });
  return { exitCode: 0, text: frozen ? `${ring.name} is frozen.` : `${ring.name} may move again.`, report };
}
