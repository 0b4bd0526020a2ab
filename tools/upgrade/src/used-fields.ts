import type { Schema } from '@auditorsec/schemas/schema';

/** A field that an object sets, with its schema; without one where the schema knows no such field. */
export interface UsedField {
  /** Such as `spec.ports[].nodePort`: items of a list are alike. */
  readonly field: string;
  readonly schema: Schema | undefined;
}

/** Every field that `value` sets and `schema` lists. What the schema leaves open (maps, free-form objects) is not looked into. */
export function usedFields(
  value: unknown,
  schema: Schema,
  definitions: Readonly<Record<string, Schema>>,
  path = '',
): UsedField[] {
  const { properties, items, additionalProperties, ...own } = resolved(schema, definitions);
  if (Array.isArray(value))
    return items ? value.flatMap((item) => usedFields(item, items, definitions, `${path}[]`)) : [];
  if (typeof value !== 'object' || value === null) return [];
  if (!properties) {
    if (typeof additionalProperties !== 'object') return [];
    return Object.values(value).flatMap((each) => usedFields(each, additionalProperties, definitions, `${path}[*]`));
  }
  return Object.entries(value).flatMap(([name, each]): UsedField[] => {
    const child = properties[name];
    const field = path ? `${path}.${name}` : name;
    if (child) return [{ field, schema: child }, ...usedFields(each, child, definitions, field)];
    return own['x-kubernetes-preserve-unknown-fields'] ? [] : [{ field, schema: undefined }];
  });
}

function resolved(schema: Schema, definitions: Readonly<Record<string, Schema>>): Schema {
  const { $ref } = schema;
  return $ref ? (definitions[$ref.replace('#/definitions/', '')] ?? {}) : schema;
}
