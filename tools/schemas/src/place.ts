import type { Schema } from './schema.ts';

/** A place in an object: keys of maps and indexes of lists. */
export type Place = readonly (string | number)[];

/**
 * Reads kubeconform's `/spec/ports/0`. It does not escape the `/` of a key such as `app.kubernetes.io/name`, so the
 * object itself decides where a key ends.
 */
export function placeOf(pointer: string, object: unknown): Place {
  const place: (string | number)[] = [];
  let rest = pointer.split('/').slice(1);
  let value = object;
  while (rest.length > 0) {
    const parts: readonly string[] = rest;
    const [first = ''] = parts;
    const candidates = parts.map((_, index) => parts.slice(0, parts.length - index));
    const isKey = (key: readonly string[]): boolean => child(value, key.join('/')) !== undefined;
    const taken: readonly string[] = Array.isArray(value) ? [first] : (candidates.find(isKey) ?? [first]);
    place.push(Array.isArray(value) ? Number(first) : taken.join('/'));
    value = child(value, taken.join('/'));
    rest = parts.slice(taken.length);
  }
  return place;
}

/** `spec.http[0].timeout`; a key that is no plain word stands in brackets: `metadata.labels[app.kubernetes.io/name]`. */
export function fieldPath(place: Place): string {
  const parts = place.map((key) => (typeof key === 'string' && /^[\w-]+$/.test(key) ? `.${key}` : `[${key}]`));
  return parts.join('').replace(/^\./, '');
}

/** What stands at a place. */
export function valueAt(place: Place, object: unknown): unknown {
  return place.reduce<unknown>((value, key) => child(value, String(key)), object);
}

/** The schema that holds for a place, as far as the structural path leads there. */
export function schemaAt(place: Place, root: Schema): Schema | undefined {
  return place.reduce<Schema | undefined>((schema, key) => {
    if (typeof key === 'number') return schema?.items;
    const { additionalProperties: values } = schema ?? {};
    return schema?.properties?.[key] ?? (typeof values === 'object' ? values : undefined);
  }, root);
}

function child(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
