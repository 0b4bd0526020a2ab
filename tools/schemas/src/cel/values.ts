import { Environment } from '@marcbachmann/cel-js';
import type { Schema } from '../schema.ts';

/** Words that CEL keeps for itself: a field of that name is written `__namespace__` in a rule. */
const reserved = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return var void while'.split(
    ' ',
  ),
);
const escapes: Readonly<Record<string, string>> = {
  __: '__underscores__',
  '.': '__dot__',
  '-': '__dash__',
  '/': '__slash__',
};
const text: Schema = { type: 'string' };
const objectMeta: Schema = { type: 'object', properties: { name: text, generateName: text } };
const parseDuration = new Environment().registerVariable('text', 'string').parse('duration(text)');

/** The name by which rules read a field, as the API server escapes it. */
export function celName(field: string): string {
  return reserved.has(field) ? `__${field}__` : field.replace(/__|[.\-/]/g, (part) => escapes[part] ?? part);
}

/** The fields that rules can read of an object: those of its schema, and the type and name of whatever is a resource. */
export function celFields(schema: Schema, isResource: boolean): Readonly<Record<string, Schema>> {
  return isResource
    ? { ...schema.properties, apiVersion: text, kind: text, metadata: objectMeta }
    : (schema.properties ?? {});
}

/**
 * A value as rules see it on the API server: typed by its schema (an integer is no double, a duration no string),
 * fields under their escaped names, defaults filled in, nothing that the schema does not describe.
 */
export function celValue(value: unknown, schema: Schema, isResource = false): unknown {
  if (value === null) return null;
  if (Array.isArray(value)) return schema.items ? listOf(value, schema.items) : [];
  if (typeof value === 'object') return mapOf(value as Record<string, unknown>, schema, isResource);
  if (typeof value === 'number') return scalarIsInteger(value, schema) ? BigInt(value) : value;
  return typeof value === 'string' ? celText(value, schema) : value;
}

/** A field as the server stores it: a missing one takes its default, and so does a null where null is not allowed. */
export function withDefault(value: unknown, schema: Schema): unknown {
  return value === undefined || (value === null && !schema.nullable) ? schema.default : value;
}

function listOf(values: readonly unknown[], items: Schema): unknown[] {
  return values.map((item) => celValue(item, items, items['x-kubernetes-embedded-resource']));
}

function mapOf(object: Record<string, unknown>, schema: Schema, isResource: boolean): Map<string, unknown> {
  const map = new Map<string, unknown>();
  for (const [field, child] of Object.entries(celFields(schema, isResource))) {
    const value = withDefault(object[field], child);
    if (value === undefined) continue;
    map.set(celName(field), celValue(value, child, child['x-kubernetes-embedded-resource']));
  }
  const { additionalProperties } = schema;
  if (typeof additionalProperties !== 'object') return map;
  for (const [key, value] of Object.entries(object)) map.set(key, celValue(value, additionalProperties));
  return map;
}

function scalarIsInteger(value: number, schema: Schema): boolean {
  return schema.type === 'integer' || (schema['x-kubernetes-int-or-string'] === true && Number.isInteger(value));
}

function celText(value: string, schema: Schema): unknown {
  switch (schema.format) {
    case 'byte':
      return new Uint8Array(Buffer.from(value, 'base64'));
    case 'date':
    case 'date-time':
      return new Date(value);
    case 'duration':
      return parseDuration({ text: value });
    default:
      return value;
  }
}
