import { mapChildren, type Schema } from './schema.ts';

/** Keywords that no JSON Schema validator reads, or that `strict` has turned into ones that it does. */
const dropped = new Set(['description', 'title', 'example', 'externalDocs', 'nullable', 'default']);
const int32 = { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 };

/**
 * Turns the schema of a CRD into one that refuses what the API server would drop or refuse: an object takes the fields
 * that it lists and no other, wherever the schema does not say `x-kubernetes-preserve-unknown-fields`.
 *
 * @param objectMeta the strict schema of `metadata`, which a CRD leaves open
 */
export function strictCustom(root: Schema, objectMeta: Schema): Schema {
  return strict(root, (schema) => {
    if (!schema['x-kubernetes-embedded-resource']) return closed(schema);
    const text: Schema = { type: 'string' };
    const properties = { apiVersion: text, kind: text, ...schema.properties, metadata: objectMeta };
    return closed({
      ...schema,
      properties,
      required: [...new Set([...(schema.required ?? []), 'apiVersion', 'kind'])],
    });
  });
}

/** The same for a built-in kind, where an object without listed fields is free-form (a RawExtension, managed fields). */
export function strictBuiltin(root: Schema): Schema {
  return strict(root, (schema) => (schema.properties ? closed(schema) : schema));
}

function strict(schema: Schema, close: (schema: Schema) => Schema): Schema {
  return plain(mapChildren(close(openItems(schema)), (child) => strict(child, close)));
}

/** A list that keeps unknown fields keeps those of its items. */
export function openItems(schema: Schema): Schema {
  const keep = schema['x-kubernetes-preserve-unknown-fields'];
  return keep && schema.items
    ? { ...schema, items: { ...schema.items, 'x-kubernetes-preserve-unknown-fields': keep } }
    : schema;
}

function closed(schema: Schema): Schema {
  const open = schema['x-kubernetes-preserve-unknown-fields'] || schema.additionalProperties !== undefined;
  return schema.type !== 'object' || open ? schema : { ...schema, additionalProperties: false };
}

function plain(schema: Schema): Schema {
  const kept = Object.entries(schema).filter(([key]) => !dropped.has(key) && !key.startsWith('x-kubernetes-'));
  const range = schema.type === 'integer' && schema.format === 'int32' ? int32 : {};
  return { ...range, ...Object.fromEntries(kept), ...types(schema) };
}

function types(schema: Schema): Schema {
  const own = schema['x-kubernetes-int-or-string'] ? ['integer', 'string'] : schema.type;
  if (own === undefined) return {};
  return { type: schema.nullable ? [own, 'null'].flat() : own };
}
