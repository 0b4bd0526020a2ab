import type { KindSchema, Schema } from './schema.ts';
import { mapChildren } from './schema.ts';
import { strictBuiltin } from './strict.ts';

/** The OpenAPI v2 document that Kubernetes publishes. */
export interface Swagger {
  readonly definitions: Readonly<Record<string, Schema>>;
}

const prefix = '#/definitions/';
const objectMetaName = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';

/** Types whose swagger entry says less than their Go type reads. */
const scalars: Readonly<Record<string, Schema>> = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': {
    type: ['string', 'number'],
    // The grammar of resource.Quantity.
    pattern: '^[+-]?([0-9]+|[0-9]+\\.[0-9]*|\\.[0-9]+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?[0-9]+)?$',
  },
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { type: ['integer', 'string'] },
};

/** The strict schema of every object's `metadata`. */
export function objectMetaSchema(swagger: Swagger): Schema {
  return resolve(swagger, objectMetaName);
}

/** The strict schema of every built-in kind that can stand in a manifest: those with an ObjectMeta, so no lists and no requests. */
export function builtinKinds(swagger: Swagger): KindSchema[] {
  return Object.entries(swagger.definitions).flatMap(([name, definition]) => {
    if (definition.properties?.['metadata']?.$ref !== prefix + objectMetaName) return [];
    const schema = resolve(swagger, name);
    return (definition['x-kubernetes-group-version-kind'] ?? []).map((kind) => ({ ...kind, schema }));
  });
}

/** One definition with all references written out, so that a validator's error stands at the field and not at a reference. */
function resolve(swagger: Swagger, name: string): Schema {
  const recursive = new Set<string>();
  const expand = (name: string, above: readonly string[]): Schema => {
    const scalar = scalars[name];
    if (scalar) return scalar;
    if (above.includes(name)) {
      recursive.add(name);
      return { $ref: prefix + name };
    }
    const visit = (child: Schema): Schema =>
      child.$ref ? expand(child.$ref.slice(prefix.length), [...above, name]) : mapChildren(child, visit);
    return visit(strictBuiltin(swagger.definitions[name] ?? {}));
  };
  const schema = expand(name, []);
  // A set that grows while it is walked: a recursive definition may name further ones. Only JSONSchemaProps recurs.
  const definitions: Record<string, Schema> = {};
  for (const again of recursive) definitions[again] = expand(again, []);
  return recursive.size === 0 ? schema : { ...schema, definitions };
}
