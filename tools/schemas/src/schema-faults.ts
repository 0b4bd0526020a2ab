import { suggest } from '@auditorsec/problem/suggest';
import { fieldPath, type Place, placeOf, schemaAt, valueAt } from './place.ts';
import type { Schema } from './schema.ts';

interface Fault {
  readonly path: string;
  readonly message: string;
}

/** One line of kubeconform's error tree; `depth` grows for the causes of the line above. */
interface Leaf {
  readonly depth: number;
  readonly pointer: string;
  readonly text: string;
}

/**
 * Rewrites kubeconform's report on one object in the words of the person who mends it: one fault a field, with what
 * was found, what is allowed and the nearest right name.
 *
 * @param report kubeconform's `msg`: its list of errors leaves out what lies below a nested object
 */
export function schemaFaults(report: string, object: unknown, schema: Schema): Fault[] {
  const leaves = readReport(report);
  return leaves.flatMap((leaf, index) => {
    if (leaf.text === 'validation failed' || isInsideChoice(leaves, index)) return [];
    const place = placeOf(leaf.pointer, object);
    return explain(leaf, place, schemaAt(place, schema), object, causes(leaves, index));
  });
}

function readReport(report: string): Leaf[] {
  const parts = report.split(/ ( *)- at '((?:[^'\\]|\\.)*)': /).slice(1);
  const leaves: Leaf[] = [];
  for (let i = 0; i + 2 < parts.length; i += 3) {
    leaves.push({ depth: parts[i]?.length ?? 0, pointer: parts[i + 1] ?? '', text: parts[i + 2]?.trim() ?? '' });
  }
  return leaves;
}

const choice = /^'(oneOf|anyOf|allOf|not)' failed/;

/** Whether a leaf only says why one alternative of a choice above it did not fit. */
function isInsideChoice(leaves: readonly Leaf[], index: number): boolean {
  let depth = leaves[index]?.depth ?? 0;
  for (let above = index - 1; above >= 0 && depth > 0; above--) {
    const leaf = leaves[above];
    if (!leaf || leaf.depth >= depth) continue;
    if (choice.test(leaf.text)) return true;
    depth = leaf.depth;
  }
  return false;
}

function causes(leaves: readonly Leaf[], index: number): string[] {
  const own = leaves[index]?.depth ?? 0;
  const after = leaves.slice(index + 1);
  const end = after.findIndex(({ depth }) => depth <= own);
  return after.slice(0, end < 0 ? after.length : end).map(({ text }) => text);
}

function explain({ text }: Leaf, place: Place, schema: Schema | undefined, object: unknown, why: string[]): Fault[] {
  const path = fieldPath(place);
  const found = shown(valueAt(place, object));
  const names = [...text.matchAll(/'((?:[^'\\]|\\.)*)'/g)].map(([, name = '']) => name);
  if (text.startsWith('additional propert')) {
    return names.map((name) => ({ path: fieldPath([...place, name]), message: unknownField(name, schema) }));
  }
  if (text.startsWith('missing propert')) {
    return names.map((name) => ({ path: fieldPath([...place, name]), message: 'is required and missing.' }));
  }
  if (text.startsWith('value must be')) {
    return [{ path, message: `found ${found}; allowed: ${names.join(', ')}.${didYouMean(found, names)}` }];
  }
  if (/^(minimum|maximum):/.test(text)) return [{ path, message: `found ${found}; allowed: ${range(schema)}.` }];
  if (text.includes('does not match pattern')) {
    return [{ path, message: `found ${found}; allowed: what matches ${schema?.pattern ?? 'the pattern'}.` }];
  }
  const matched = /^'oneOf' failed, subschemas ([\d, ]+) matched/.exec(text)?.[1]?.split(', ').map(Number);
  if (matched) return [{ path, message: `found ${found}; allowed: only one of ${alternatives(matched, schema)}.` }];
  const got = /^got (\w+), want (.+)$/.exec(text);
  if (got) return [{ path, message: `found ${found}, which is of type ${got[1]}; allowed: ${got[2]}.` }];
  return [{ path, message: `found ${found}: ${[text, ...why].join('; ')}.` }];
}

function range({ minimum = -Infinity, maximum = Infinity }: Schema = {}): string {
  if (maximum === Infinity) return `${minimum} or more`;
  return minimum === -Infinity ? `${maximum} or less` : `${minimum} to ${maximum}`;
}

/** The alternatives of a oneOf that an object fits at once, by the fields that make it fit. */
function alternatives(indexes: readonly number[], schema: Schema | undefined): string {
  return indexes
    .map((index) => schema?.oneOf?.[index]?.required?.join(' with ') ?? `alternative ${index}`)
    .join(' and ');
}

function unknownField(name: string, schema: Schema | undefined): string {
  const fields = Object.keys(schema?.properties ?? {}).sort();
  const allowed = fields.length > 0 ? `Allowed here: ${fields.join(', ')}` : 'This object takes no fields';
  return `unknown field "${name}".${didYouMean(name, fields)} ${allowed}.`;
}

function didYouMean(found: string, names: readonly string[]): string {
  const nearest = suggest(found.replaceAll('"', ''), names);
  return nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
