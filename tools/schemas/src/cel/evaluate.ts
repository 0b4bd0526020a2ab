import type { CelRule, Schema } from '../schema.ts';
import { compileRule } from './rule.ts';
import { celFields, celName, celValue } from './values.ts';

/** One broken rule and the place that breaks it. */
export interface CelFault {
  readonly path: string;
  readonly message: string;
}

/**
 * Evaluates every CEL rule of a custom kind on a new object, as the API server does on create: after defaulting, at
 * each place that a rule's path reaches, never on null.
 *
 * @param schema as `celSchema` reduces it
 */
export function evaluateRules(object: unknown, schema: Schema): CelFault[] {
  return hasRules(schema) ? [...faults(celValue(object, schema, true), schema, '', true)] : [];
}

const known = new WeakMap<Schema, boolean>();

/** Whether a rule stands at this schema or below it: most branches of most objects need no walk. */
function hasRules(schema: Schema): boolean {
  const cached = known.get(schema);
  if (cached !== undefined) return cached;
  const { properties = {}, items, additionalProperties: values } = schema;
  const below = [
    ...Object.values(properties),
    ...(items ? [items] : []),
    ...(typeof values === 'object' ? [values] : []),
  ];
  const answer = schema['x-kubernetes-validations'] !== undefined || below.some(hasRules);
  known.set(schema, answer);
  return answer;
}

function* faults(value: unknown, schema: Schema, path: string, isResource: boolean): Generator<CelFault> {
  if (value === null || value === undefined || !hasRules(schema)) return;
  for (const rule of schema['x-kubernetes-validations'] ?? []) {
    const message = compileRule(rule).evaluate(value);
    if (message)
      yield { path: (path + (rule.fieldPath ?? '')).replace(/^\./, ''), message: explain(message, rule, value) };
  }
  if (Array.isArray(value)) yield* listFaults(value, schema, path);
  if (value instanceof Map) yield* mapFaults(value, schema, path, isResource);
}

function* listFaults(list: readonly unknown[], { items }: Schema, path: string): Generator<CelFault> {
  if (!items || !hasRules(items)) return;
  const isResource = items['x-kubernetes-embedded-resource'] === true;
  for (const [index, item] of list.entries()) yield* faults(item, items, `${path}[${index}]`, isResource);
}

function* mapFaults(
  map: ReadonlyMap<string, unknown>,
  schema: Schema,
  path: string,
  isResource: boolean,
): Generator<CelFault> {
  for (const [field, child] of Object.entries(celFields(schema, isResource))) {
    const below = path ? `${path}.${field}` : field;
    yield* faults(map.get(celName(field)), child, below, child['x-kubernetes-embedded-resource'] === true);
  }
  const { additionalProperties: values } = schema;
  if (typeof values !== 'object') return;
  for (const [key, value] of map) yield* faults(value, values, `${path}[${key}]`, false);
}

/** The rule's message, what was found where it fits on a line, and the reason class when the rule names one. */
function explain(message: string, { reason }: CelRule, value: unknown): string {
  const found = typeof value === 'object' ? '' : `found ${typeof value === 'bigint' ? value : JSON.stringify(value)}: `;
  const kind = reason === undefined || reason === 'FieldValueInvalid' ? '' : ` (${reason})`;
  return found + message + kind;
}
