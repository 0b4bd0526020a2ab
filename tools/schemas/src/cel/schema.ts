import { apiVersionOf, type CelRule, type KindSchema, mapChildren, type Schema } from '../schema.ts';

/** What CEL needs to know of a CRD: the types of values, the server's defaults, and the rules. */
const kept = new Set([
  'type',
  'format',
  'nullable',
  'default',
  'properties',
  'items',
  'additionalProperties',
  'x-kubernetes-int-or-string',
  'x-kubernetes-embedded-resource',
  'x-kubernetes-validations',
]);

/**
 * The schema of a custom kind, reduced to what its CEL rules need.
 * Refuses a rule inside allOf, anyOf, oneOf or not, which the walk along the structural path would miss.
 */
export function celSchema(kind: KindSchema): Schema {
  return reduce(kind.schema, `${apiVersionOf(kind)} ${kind.kind}`);
}

function reduce(schema: Schema, place: string): Schema {
  for (const [keyword, value] of Object.entries(schema)) {
    if (kept.has(keyword) || !JSON.stringify(value).includes('"x-kubernetes-validations"')) continue;
    throw new Error(
      `${place}: a CEL rule inside ${keyword} is not read yet; teach tools/schemas/src/cel to walk there`,
    );
  }
  const own = Object.fromEntries(Object.entries(schema).filter(([keyword]) => kept.has(keyword)));
  return mapChildren(own, (child) => reduce(child, place));
}

/** Every rule below a schema, for tests that look at all of them. */
export function allRules(schema: Schema): CelRule[] {
  const found = [...(schema['x-kubernetes-validations'] ?? [])];
  mapChildren(schema, (child) => {
    found.push(...allRules(child));
    return child;
  });
  return found;
}
