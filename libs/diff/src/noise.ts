import { CONTROLS } from '@auditorsec/compliance/annotation';
import type { FieldChange } from './fields.ts';
import type { ObjectChange } from './object-change.ts';
import type { Step } from './path.ts';
import { isMap } from './value.ts';

/** Labels and annotations that say who made an object, from which release and for which control: nothing in a cluster reads them. */
const TELLING_NOTHING = new Set([
  'app.kubernetes.io/version',
  'app.kubernetes.io/managed-by',
  'helm.sh/chart',
  CONTROLS,
]);

const NOTES = new Set<Step | undefined>(['labels', 'annotations']);

/** Whether a change of a field tells a reader nothing: such a note, wherever notes stand; never in a selector. */
export function isNoise({ path, before, after }: FieldChange): boolean {
  if (NOTES.has(path.at(-2))) return tellsNothing(path.at(-1));
  const notes = before ?? after;
  return NOTES.has(path.at(-1)) && isMap(notes) && Object.keys(notes).every(tellsNothing);
}

function tellsNothing(note: Step | undefined): boolean {
  return typeof note === 'string' && TELLING_NOTHING.has(note);
}

/** Whether only such notes change; pods restart for them all the same where they stand in a template. */
export function isLabelOnly({ type, fields }: ObjectChange): boolean {
  return type === 'changed' && fields.every(isNoise);
}
