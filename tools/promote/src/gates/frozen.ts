import type { Ring } from '@auditorsec/config/rings';
import { isWithin, type WeeklyHours } from '@auditorsec/config/weekly-time';
import { type Gate, open, shut } from '../gate.ts';
import { type State, short } from '../state.ts';

/** Whether somebody has frozen the ring. */
export function freezeGate({ history }: State, { name }: Ring): Gate {
  const event = history.freeze(name);
  if (!event) return open('freeze', `${name} is not frozen`);
  const { by, reason = 'no reason given' } = event;
  return shut(
    'freeze',
    'frozen',
    `${name} is frozen by ${by}: ${reason}. End it: npm run unfreeze -- ${name} --reason '…'`,
  );
}

/** Whether these are hours in which nothing moves forward. */
export function hoursGate(now: Date, hours: WeeklyHours): Gate {
  const span = `${hours.from} to ${hours.until} ${hours.timeZone}`;
  if (!isWithin(now, hours)) return open('hours', `not within ${span}`);
  return shut(
    'hours',
    'frozen',
    `nothing moves from ${span}, when few are there to mend it (promotion.freeze in clusters/fleet.ts)`,
  );
}

interface Target {
  readonly target: string;
  /** The commit that the caller says mends what was rolled back. */
  readonly fix: string | undefined;
  readonly emergency: boolean;
}

/**
 * Whether what some ring was rolled back from would come again without its fix: the ring itself waits for the fix, but in an
 * emergency; others that don't have the bad commit get it with the fix alone.
 */
export function holdGate(state: State, { name }: Ring, { target, fix, emergency }: Target): Gate {
  const current = state.at.get(name);
  for (const hold of state.history.holds()) {
    const waits = hold.ring === name && hold.fix === undefined && !emergency;
    const comesAgain = state.contains(target, hold.bad) && !(current && state.contains(current, hold.bad));
    if (!waits && !comesAgain) continue;
    const mend = hold.fix ?? fix;
    const isMended =
      mend !== undefined && mend !== hold.bad && state.contains(mend, hold.bad) && state.contains(target, mend);
    if (isMended) continue;
    const [ring, bad] = [hold.ring, short(hold.bad)];
    const remedy = hold.fix
      ? `${short(hold.fix)} mends it: promote a commit that has it`
      : `Name the commit that mends it, made after ${bad} and held by ${short(target)}: --fix COMMIT`;
    return shut('rollback', 'frozen', `${ring} was rolled back from ${bad} (${hold.tag}). ${remedy}`);
  }
  return open('rollback', 'nothing that was rolled back comes again');
}
