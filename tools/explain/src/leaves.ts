/** The way from a config's root to one of its values. */
export type Keys = readonly (string | number)[];

export interface Leaf {
  readonly keys: Keys;
  readonly value: unknown;
}

/** Every value in some written config that holds no other. */
export function leaves(written: unknown, keys: Keys = []): Leaf[] {
  if (Array.isArray(written)) return written.flatMap((item, index) => leaves(item, [...keys, index]));
  if (isPlain(written)) return Object.entries(written).flatMap(([name, value]) => leaves(value, [...keys, name]));
  return [{ keys, value: written }];
}

/** The same config with another value at one place; all else is shared. */
export function withLeaf(written: unknown, [key, ...rest]: Keys, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(written)) return written.map((item, index) => (index === key ? withLeaf(item, rest, value) : item));
  if (!isPlain(written)) return written;
  return { ...written, [key]: withLeaf(written[key], rest, value) };
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
