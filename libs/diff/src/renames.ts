import { kindOf } from '@auditorsec/manifest/group';
import type { FileSpec } from '@auditorsec/manifest/types';
import { isMap } from './value.ts';

/** The share of fields that two objects of one kind have in common when they count as one that was renamed. */
const NEARLY_EQUAL = 0.8;

/** More pairs of one kind than this are compared by equality alone: what grows with the square must end somewhere. */
const MOST_PAIRS = 40_000;

export interface Rename {
  readonly from: FileSpec;
  readonly to: FileSpec;
}

/** Which of the objects that went came again under another name: of each kind, the likest first. One cluster at a time. */
export function findRenames(removed: readonly FileSpec[], added: readonly FileSpec[]): Rename[] {
  const byKind = Map.groupBy(added, ({ object }) => kindOf(object));
  return [...Map.groupBy(removed, ({ object }) => kindOf(object))].flatMap(([kind, gone]) =>
    pairUp(gone.map(described), (byKind.get(kind) ?? []).map(described)),
  );
}

interface Described {
  readonly file: FileSpec;
  /** Every value with its field, the object's own name and namespace left out wherever they stand. */
  readonly values: ReadonlySet<string>;
}

function described(file: FileSpec): Described {
  const { metadata, ...rest } = file.object;
  const { name, namespace = '', labels, annotations } = metadata;
  const values = new Set<string>();
  const names = [name, namespace].filter(Boolean);
  collect({ ...rest, labels, annotations }, '', names, values);
  return { file, values };
}

function collect(value: unknown, at: string, names: readonly string[], into: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) collect(item, `${at}[]`, names, into);
  else if (isMap(value)) for (const [key, inner] of Object.entries(value)) collect(inner, `${at}.${key}`, names, into);
  else into.add(`${at}=${names.reduce((text, name) => text.replaceAll(name, '*'), String(value))}`);
}

function pairUp(removed: readonly Described[], added: readonly Described[]): Rename[] {
  const least = removed.length * added.length > MOST_PAIRS ? 1 : NEARLY_EQUAL;
  const candidates = removed.flatMap((from) =>
    added.map((to) => ({ from: from.file, to: to.file, likeness: likeness(from.values, to.values, least) })),
  );
  const likest = candidates
    .filter((pair) => pair.likeness >= least)
    // Sorting is stable: of equally like ones, those that stand first by path.
    .sort((a, b) => b.likeness - a.likeness || closeness(b) - closeness(a));
  const taken = new Set<FileSpec>();
  return likest.filter(({ from, to }) => {
    if (taken.has(from) || taken.has(to)) return false;
    taken.add(from).add(to);
    return true;
  });
}

/** The share of values that two objects have in common; 0 where it can't reach `least`. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>, least: number): number {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  if (small.size < least * large.size) return 0;
  return [...small].filter((value) => large.has(value)).length / large.size;
}

/** One app, one namespace and one name each make it likelier. */
function closeness({ from, to }: Rename): number {
  const [before, after] = [from.object.metadata, to.object.metadata];
  return (
    Number(from.app === to.app) +
    Number(before.namespace === after.namespace) +
    Number(before.name === after.name) +
    Number(after.name.includes(before.name) || before.name.includes(after.name))
  );
}
