import type { Duration } from '@auditorsec/config/units';
import { milliseconds } from '@auditorsec/config/units';
import { type Gate, open, shut } from '../gate.ts';

/** Whether a ring has run what it has for long enough: since it was moved, and since Argo CD last changed something. */
export function soakGate(ring: string, since: readonly (Date | undefined)[], soak: Duration, now: Date): Gate {
  const known = since.flatMap((date) => date?.getTime() ?? []);
  if (known.length === 0) return shut('soak', 'doubt', `nothing says since when ${ring} runs what it has`);
  const left = Math.max(...known) + milliseconds(soak) - now.getTime();
  if (left <= 0) return open('soak', `${ring} has run it for more than ${soak}`);
  const minutes = Math.ceil(left / 60_000);
  return shut('soak', 'notReady', `${ring} has to run it for ${soak}: try again in ${minutes} min`);
}
