import type { Problem } from '@auditorsec/problem/problem';
import { suggest } from '@auditorsec/problem/suggest';
import { z } from 'zod';

/** A zod issue in our own words, before its place in the file is known. */
export type Mistake = Omit<Problem, 'place'> & { readonly path: readonly PropertyKey[] };

/** Every mistake that zod found in `input`: field, what stands there, what may, and the nearest right answer. */
export function explain(schema: z.ZodType, input: unknown, error: z.ZodError): Mistake[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      const allowed = keysAt(schema, issue.path);
      return issue.keys.map((key) =>
        mistake([...issue.path, key], `a field named ${key}`, oneOf(allowed), suggest(key, allowed)),
      );
    }
    const value = valueAt(input, issue.path);
    if (issue.code === 'invalid_value') {
      const allowed = issue.values.map(String);
      return [mistake(issue.path, show(value), oneOf(allowed), suggest(String(value), allowed))];
    }
    if (issue.code === 'invalid_key') {
      const allowed = issue.issues.map(({ message }) => message).join('; ');
      return [mistake(issue.path, `a key ${show(issue.path.at(-1))}`, allowed)];
    }
    const choices = /^one of (.+)$/.exec(issue.message)?.[1]?.split(', ') ?? [];
    return [mistake(issue.path, show(value), allowedBy(issue), suggest(String(value), choices))];
  });
}

function mistake(path: readonly PropertyKey[], found: string, allowed: string, nearest?: string): Mistake {
  return { path, field: formatPath(path), found, allowed, nearest };
}

function allowedBy(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid input'))
    return `a value of type ${issue.expected}`;
  return issue.message;
}

export function oneOf(choices: readonly string[]): string {
  if (choices.length === 0) return 'none';
  return choices.length === 1 ? `${choices[0]}` : `one of ${choices.join(', ')}`;
}

/** `apps[0].replicas.min` for `['apps', 0, 'replicas', 'min']`. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}

export function show(value: unknown): string {
  return value === undefined ? 'nothing' : (JSON.stringify(value)?.slice(0, 120) ?? typeof value);
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], input);
}

/** The field names that the object schema at `path` knows. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let at: z.core.$ZodType | undefined = schema;
  for (const key of path) at = child(unwrap(at), key);
  const inner = unwrap(at);
  if (inner instanceof z.ZodRecord && inner.keyType instanceof z.ZodEnum) return inner.keyType.options.map(String);
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}

function child(schema: z.core.$ZodType | undefined, key: PropertyKey): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodObject) return schema.shape[String(key)] as z.core.$ZodType | undefined;
  if (schema instanceof z.ZodArray) return schema.element;
  if (schema instanceof z.ZodRecord) return schema.valueType;
  return undefined;
}

function unwrap(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return unwrap(schema.def.innerType);
  if (schema instanceof z.ZodPipe) return unwrap(schema.def.in);
  return schema;
}
