import type { FieldChange } from './fields.ts';
import type { ObjectChange } from './object-change.ts';
import type { Step } from './path.ts';
import { isMap } from './value.ts';

/** Labels that say who made an object and from which release, and that nothing selects by. */
const TELLING_NOTHING = new Set(['app.kubernetes.io/version', 'app.kubernetes.io/managed-by', 'helm.sh/chart']);

/** Whether a change of a field tells a reader nothing: a version label, wherever labels stand; never in a selector. */
export function isNoise({ path, before, after }: FieldChange): boolean {
  if (path.at(-2) === 'labels') return tellsNothing(path.at(-1));
  const labels = before ?? after;
  return path.at(-1) === 'labels' && isMap(labels) && Object.keys(labels).every(tellsNothing);
}

function tellsNothing(label: Step | undefined): boolean {
  return typeof label === 'string' && TELLING_NOTHING.has(label);
}

/** Whether only such labels change; pods restart for them all the same where they stand in a template. */
export function isLabelOnly({ type, fields }: ObjectChange): boolean {
  return type === 'changed' && fields.every(isNoise);
}
