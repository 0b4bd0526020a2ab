import { suggest } from '@auditorsec/problem/suggest';
import type { Schema } from '../schema.ts';
import { openItems } from '../strict.ts';
import { wrongValues } from './values.ts';

/** A place where a definition of ours takes what the CRD refuses or does not know. */
export interface Misfit {
  /** `spec.ports[].port`; `*` stands for every key of a map. */
  readonly path: string;
  readonly message: string;
}

/** What a CRD may say at a place and either is compared here, or narrows nothing. CEL rules are asked about objects. */
const understood = new Set([
  ...['type', 'format', 'pattern', 'enum', 'minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems'],
  ...['properties', 'required', 'items', 'additionalProperties', 'default', 'nullable', 'description', 'title'],
  ...['example', 'externalDocs', 'x-kubernetes-int-or-string', 'x-kubernetes-preserve-unknown-fields'],
  ...['x-kubernetes-validations', 'x-kubernetes-list-type', 'x-kubernetes-list-map-keys', 'x-kubernetes-map-type'],
]);

/**
 * Every place where our JSON Schema takes more than the CRD's: a field that the CRD lacks, another type, a value
 * outside its enum, range or pattern, a required field that ours leaves out. Nothing: what ours takes, the CRD takes.
 *
 * @param ours of a definition, as `jsonSchema` makes it
 * @param theirs `openAPIV3Schema` of the CRD
 */
export function misfits(ours: Schema, theirs: Schema, path = ''): Misfit[] {
  if (ours.anyOf) return ours.anyOf.flatMap((alternative) => misfits(alternative, theirs, path));
  const takesAll = theirs.type === undefined && !theirs['x-kubernetes-int-or-string'];
  if (takesAll) return [];
  const strange = Object.keys(theirs).filter((keyword) => !understood.has(keyword) && !isIntOrString(theirs, keyword));
  const wrong = [...strange.map(notCompared), ...wrongType(ours, theirs)];
  if (wrong.length > 0) return wrong.map((message) => ({ path, message }));
  return [
    ...wrongValues(ours, theirs).map((message) => ({ path, message })),
    ...missing(ours, theirs, path),
    ...fields(ours, theirs, path),
    ...keys(ours, theirs, path),
    ...(ours.type === 'array' ? misfits(ours.items ?? {}, openItems(theirs).items ?? {}, `${path}[]`) : []),
  ];
}

/** controller-gen writes both for the same thing. */
function isIntOrString(theirs: Schema, keyword: string): boolean {
  return keyword === 'anyOf' && theirs['x-kubernetes-int-or-string'] === true;
}

function notCompared(keyword: string): string {
  return `the CRD says ${keyword} here, which is not compared yet: teach tools/schemas/src/definitions/misfits.ts`;
}

function wrongType(ours: Schema, theirs: Schema): string[] {
  const allowed = theirs['x-kubernetes-int-or-string'] ? ['integer', 'string'] : [theirs.type ?? []].flat();
  const taken = [ours.type ?? []].flat();
  if (taken.length === 0) return [`takes any value; the CRD takes ${allowed.join(' or ')}`];
  const isAllowed = (type: string): boolean =>
    allowed.includes(type) ||
    (type === 'integer' && allowed.includes('number')) ||
    (type === 'null' && theirs.nullable === true);
  return taken.every(isAllowed) ? [] : [`takes ${taken.join(' or ')}; the CRD takes ${allowed.join(' or ')}`];
}

function missing(ours: Schema, { required = [], properties }: Schema, path: string): Misfit[] {
  const left = required.filter((name) => !ours.required?.includes(name) && properties?.[name]?.default === undefined);
  return left.map((name) => ({ path: join(path, name), message: 'may be left out; the CRD requires it' }));
}

function fields(ours: Schema, theirs: Schema, path: string): Misfit[] {
  return Object.entries(ours.properties ?? {}).flatMap(([name, field]) => {
    const below = theirs.properties?.[name] ?? valuesOf(theirs);
    if (below) return misfits(field, below, join(path, name));
    if (theirs['x-kubernetes-preserve-unknown-fields']) return [];
    const known = Object.keys(theirs.properties ?? {});
    const nearest = suggest(name, known);
    const advice = nearest ? ` Did you mean ${nearest}?` : '';
    return [
      { path: join(path, name), message: `the CRD has no such field.${advice} It has ${known.sort().join(', ')}` },
    ];
  });
}

/** Fields of any name. */
function keys(ours: Schema, theirs: Schema, path: string): Misfit[] {
  const isMap = ours.type === 'object' && ours.additionalProperties !== false;
  if (!isMap) return [];
  const listed = Object.keys(theirs.properties ?? {});
  const below = valuesOf(theirs) ?? (theirs['x-kubernetes-preserve-unknown-fields'] ? {} : undefined);
  if (!below || listed.length > 0) {
    return [{ path, message: `takes fields of any name; the CRD has ${listed.sort().join(', ') || 'none'}` }];
  }
  return misfits(valuesOf(ours) ?? {}, below, join(path, '*'));
}

function valuesOf({ additionalProperties }: Schema): Schema | undefined {
  return typeof additionalProperties === 'object' ? additionalProperties : undefined;
}

function join(path: string, name: string): string {
  return path ? `${path}.${name}` : name;
}
