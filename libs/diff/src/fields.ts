import { pairItems } from './items.ts';
import type { Item, Path } from './path.ts';
import { isMap } from './value.ts';

/** One difference inside an object, as small as it can be told. */
export interface FieldChange {
  readonly path: Path;
  readonly type: 'added' | 'removed' | 'changed' | 'moved';
  /** Absent where the field is added, or only moved. */
  readonly before?: unknown;
  /** Absent where the field is removed, or only moved. */
  readonly after?: unknown;
}

/**
 * What two values differ in, field by field, in the order of the fields' names; items of lists by what identifies them. Fields without
 * a value count as absent. `applyChanges` makes the second value of the first and this.
 */
export function compareValues(before: unknown, after: unknown, path: Path = []): FieldChange[] {
  if (before === after) return [];
  if (isMap(before) && isMap(after)) return compareMaps(before, after, path);
  if (Array.isArray(before) && Array.isArray(after)) return compareLists(before, after, path);
  return [oneChange(before, after, path)];
}

type Fields = Readonly<Record<string, unknown>>;

function compareMaps(before: Fields, after: Fields, path: Path): FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name) => compareValues(own(before, name), own(after, name), [...path, name]));
}

/** A field may be called like something that every object inherits. */
function own(map: Fields, name: string): unknown {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}

function compareLists(before: readonly unknown[], after: readonly unknown[], path: Path): FieldChange[] {
  const field = path.findLast((step) => typeof step === 'string') ?? '';
  return pairItems(field, before, after).flatMap(({ item, moved }) => [
    ...(moved ? [{ path: [...path, item], type: 'moved' as const }] : []),
    ...compareValues(at(before, item.from), at(after, item.to), [...path, item]),
  ]);
}

function at(list: readonly unknown[], place: Item['from']): unknown {
  return place === undefined ? undefined : list[place];
}

function oneChange(before: unknown, after: unknown, path: Path): FieldChange {
  if (before === undefined) return { path, type: 'added', after };
  if (after === undefined) return { path, type: 'removed', before };
  return { path, type: 'changed', before, after };
}
