import type { FileSpec } from '@auditorsec/manifest/types';
import { kindOf } from './objects.ts';
import { namesItself, type Placed, sameText } from './same-text.ts';

/** One object as each cluster has it. */
export type Copies = ReadonlyMap<string, FileSpec>;

/** What one cluster has in a field: all items of a list, in their order. */
export interface FieldValue {
  readonly cluster: string;
  readonly values: readonly string[];
}

/** The copies of each object: of one kind, one namespace, and names that are the same but for their clusters'. */
export function copiesOf(files: readonly FileSpec[]): Copies[] {
  const kinds = Map.groupBy(files, ({ object }) => `${kindOf(object)} ${object.metadata.namespace ?? ''}`);
  return [...kinds.values()].flatMap((alike) => {
    const groups: Map<string, FileSpec>[] = [];
    for (const file of alike) {
      const group = groups.find(
        (copies) => !copies.has(file.cluster) && [...copies.values()].some((copy) => sameName(copy, file)),
      );
      if (group) group.set(file.cluster, file);
      else groups.push(new Map([[file.cluster, file]]));
    }
    return groups;
  });
}

/** What one region calls by its own name is not what another calls by that of the first. */
function sameName(one: FileSpec, other: FileSpec): boolean {
  const [mine, theirs] = [nameOf(one), nameOf(other)];
  return namesItself(mine) === namesItself(theirs) && sameText(mine, theirs);
}

function nameOf({ object, cluster }: FileSpec): Placed {
  return { text: object.metadata.name, cluster };
}

/** The fields that are not the same in all clusters, each with the values that there are, the commonest first. */
export function differing(copies: Copies): Map<string, readonly (readonly FieldValue[])[]> {
  // Most are the same to the letter, and need no look at their fields.
  if (new Set([...copies.values()].map(({ object }) => JSON.stringify(object))).size === 1) return new Map();
  const all = [...copies].map(([cluster, { object }]) => ({ cluster, fields: fields(object) }));
  const names = new Set(all.flatMap((each) => [...each.fields.keys()]));
  const differ = new Map<string, readonly (readonly FieldValue[])[]>();
  for (const name of [...names].sort()) {
    const groups = alike(all.map(({ cluster, fields }) => ({ cluster, values: fields.get(name) ?? [] })));
    if (groups.length > 1) differ.set(name, groups);
  }
  return differ;
}

/** Clusters that have the same, together; of two groups of one size, the first comes first. */
function alike(found: readonly FieldValue[]): FieldValue[][] {
  const groups: FieldValue[][] = [];
  for (const each of found) {
    const group = groups.find(([first]) => first && sameValues(first, each));
    if (group) group.push(each);
    else groups.push([each]);
  }
  return groups.toSorted((a, b) => b.length - a.length);
}

function sameValues(one: FieldValue, other: FieldValue): boolean {
  return (
    one.values.length === other.values.length &&
    one.values.every((text, index) =>
      sameText({ text, cluster: one.cluster }, { text: other.values[index] ?? '', cluster: other.cluster }),
    )
  );
}

/** Every value of an object by its field, where all items of a list share one; a text that is called `.json` counts as what it holds. */
function fields(value: unknown, at = '', into = new Map<string, string[]>()): Map<string, string[]> {
  if (Array.isArray(value)) for (const item of value) fields(item, `${at}[]`, into);
  else if (typeof value === 'object' && value !== null)
    for (const [key, each] of Object.entries(value)) fields(each, at ? `${at}.${key}` : key, into);
  else if (typeof value === 'string' && at.endsWith('.json')) fields(JSON.parse(value), at, into);
  else {
    const known = into.get(at);
    if (known) known.push(String(value));
    else into.set(at, [String(value)]);
  }
  return into;
}
