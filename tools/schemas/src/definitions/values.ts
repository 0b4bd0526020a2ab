import { re2 } from '../cel/re2.ts';
import type { Schema } from '../schema.ts';

const lower = ['minimum', 'minLength', 'minItems'] as const;
const upper = ['maximum', 'maxLength', 'maxItems'] as const;
const int32 = { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 };

/** What a schema of ours takes beyond the enum, the pattern and the limits of the CRD's, which is of the same type. */
export function wrongValues(ours: Schema, schema: Schema): string[] {
  const theirs = schema.format === 'int32' ? { ...int32, ...schema } : schema;
  const listed = ours.const === undefined ? ours.enum : [ours.const];
  if (listed)
    return listed.filter((value) => isOutside(value, theirs)).map((value) => told(JSON.stringify(value), theirs));
  const wider = theirs.enum !== undefined || isWider(ours, theirs);
  return wider ? [told(described(ours) || 'any value', theirs)] : [];
}

function isOutside(value: unknown, theirs: Schema): boolean {
  const { minimum = -Infinity, maximum = Infinity, minLength = 0, maxLength = Infinity, pattern = '' } = theirs;
  if (theirs.enum && !theirs.enum.includes(value)) return true;
  if (typeof value === 'number') return value < minimum || value > maximum;
  if (typeof value !== 'string') return false;
  return value.length < minLength || value.length > maxLength || !re2(pattern).test(value);
}

/** Whether a limit of theirs does not hold for ours. Which patterns hold for another one can't be known: it must be the same. */
function isWider(ours: Schema, theirs: Schema): boolean {
  const applies = (keyword: string): boolean => theirs[keyword as keyof Schema] !== undefined && says(keyword, ours);
  return (
    lower.filter(applies).some((keyword) => (ours[keyword] ?? -Infinity) < (theirs[keyword] ?? -Infinity)) ||
    upper.filter(applies).some((keyword) => (ours[keyword] ?? Infinity) > (theirs[keyword] ?? Infinity)) ||
    (applies('pattern') && ours.pattern !== theirs.pattern)
  );
}

/** Whether a limit says something of the type that ours has: a CRD may state one for each type of an int-or-string. */
function says(keyword: string, { type }: Schema): boolean {
  if (keyword.endsWith('Length') || keyword === 'pattern') return type === 'string';
  return keyword.endsWith('Items') ? type === 'array' : type === 'integer' || type === 'number';
}

function told(what: string, theirs: Schema): string {
  return `takes ${what}; the CRD takes ${described(theirs)}`;
}

function described(schema: Schema): string {
  const limits = [...lower, ...upper].flatMap((keyword) =>
    schema[keyword] === undefined ? [] : [`${keyword} ${schema[keyword]}`],
  );
  return [...(schema.enum ?? []), ...limits, ...(schema.pattern ? [`what matches ${schema.pattern}`] : [])].join(', ');
}
