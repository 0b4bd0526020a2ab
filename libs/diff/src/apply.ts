import type { FieldChange } from './fields.ts';
import type { Item, Step } from './path.ts';
import { isMap } from './value.ts';

/**
 * The value that a list of changes makes of another: `applyChanges(a, compareValues(a, b))` is b. What proves that a difference
 * shows all that differs.
 */
export function applyChanges(value: unknown, changes: readonly FieldChange[]): unknown {
  const whole = changes.find(({ path, type }) => path.length === 0 && type !== 'moved');
  if (whole) return whole.after;
  const inner = Map.groupBy(
    changes.filter(({ path }) => path.length > 0),
    ({ path }) => stepKey(path[0] ?? ''),
  );
  if (inner.size === 0) return value;
  const steps = [...inner.values()].map((changes) => ({
    step: changes[0]?.path[0] ?? '',
    changes: changes.map(below),
  }));
  return Array.isArray(value) ? applyToList(value, steps) : applyToMap(value, steps);
}

/** What changes below one step. */
interface Inner {
  readonly step: Step;
  readonly changes: readonly FieldChange[];
}

function below(change: FieldChange): FieldChange {
  return { ...change, path: change.path.slice(1) };
}

function stepKey(step: Step): string {
  return typeof step === 'string' ? `.${step}` : `${step.from} ${step.to}`;
}

function applyToMap(value: unknown, inner: readonly Inner[]): unknown {
  const fields = new Map(isMap(value) ? Object.entries(value) : []);
  for (const { step, changes } of inner) {
    const name = String(step);
    const after = applyChanges(fields.get(name), changes);
    if (after === undefined) fields.delete(name);
    else fields.set(name, after);
  }
  return Object.fromEntries(fields);
}

/** Items that no change names fill, in their order, the places that those leave. */
function applyToList(list: readonly unknown[], inner: readonly Inner[]): unknown[] {
  const items = inner.map(({ step, changes }) => ({ item: step as Item, changes }));
  const named = new Set(items.map(({ item }) => item.from));
  const rest = list.filter((_, index) => !named.has(index));
  const placed = new Map(
    items.flatMap(({ item: { from, to }, changes }) =>
      to === undefined ? [] : [[to, applyChanges(from === undefined ? undefined : list[from], changes)]],
    ),
  );
  return Array.from({ length: rest.length + placed.size }, (_, index) =>
    placed.has(index) ? placed.get(index) : rest.shift(),
  );
}
