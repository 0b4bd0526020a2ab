/** The part of JSON Schema that Kubernetes uses, in swagger.json and in CRDs alike. */
export interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly nullable?: boolean;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: boolean | Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-embedded-resource'?: boolean;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-group-version-kind'?: readonly GroupVersionKind[];
  readonly 'x-kubernetes-validations'?: readonly CelRule[];
}

export interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** One entry of `x-kubernetes-validations`. */
export interface CelRule {
  readonly rule: string;
  readonly message?: string;
  readonly messageExpression?: string;
  readonly reason?: string;
  readonly fieldPath?: string;
  readonly optionalOldSelf?: boolean;
}

/** One kind of one version, with a schema that still has its references resolved against nothing else. */
export interface KindSchema extends GroupVersionKind {
  readonly schema: Schema;
  /** What its owner says of a version that goes. */
  readonly deprecated?: string;
}

export function apiVersionOf({ group, version }: GroupVersionKind): string {
  return group ? `${group}/${version}` : version;
}

/** Where the schema of a kind lies in a schema folder: `<group, or v1 for the core>/<kind>_<version>.json`, as kubeconform's template spells it. */
export function schemaFile(apiVersion: string, kind: string): string {
  const [group = '', version = group] = apiVersion.split('/');
  return `${group}/${kind.toLowerCase()}_${version}.json`;
}

/** The same schema with `change` applied to every schema below it, on the structural path alone: never inside allOf, anyOf, oneOf or not. */
export function mapChildren(schema: Schema, change: (child: Schema) => Schema): Schema {
  const { properties, items, additionalProperties } = schema;
  return {
    ...schema,
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, child]) => [name, change(child)])),
    }),
    ...(items && { items: change(items) }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: change(additionalProperties) }),
  };
}
