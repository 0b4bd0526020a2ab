import type { FileSpec } from '@auditorsec/manifest/types';

/** What two renderings of one cluster differ in, one line a field, by path. */
export function differences(before: readonly FileSpec[], after: readonly FileSpec[]): string[] {
  const old = new Map(before.map(({ path, object }) => [path, object]));
  const now = new Map(after.map(({ path, object }) => [path, object]));
  const paths = [...new Set([...old.keys(), ...now.keys()])].sort();
  return paths.flatMap((path) => {
    const [left, right] = [old.get(path), now.get(path)];
    if (!left) return [`+ ${path}`];
    if (!right) return [`- ${path}`];
    return fields(left, right, '').map((line) => `~ ${path} ${line}`);
  });
}

/** The fields that differ, as `a.b[0]: before -> after`; of texts and of lists of different lengths, the lines and items that come and go. */
function fields(before: unknown, after: unknown, at: string): string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (isMap(before) && isMap(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return keys.flatMap((key) => fields(before[key], after[key], at ? `${at}.${key}` : key));
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    if (before.length !== after.length) return items(before, after, at);
    return before.flatMap((item, index) => fields(item, after[index], `${at}[${index}]`));
  }
  if (isText(before) && isText(after)) return items(before.split('\n'), after.split('\n'), at);
  return [`${at}: ${text(before)} -> ${text(after)}`];
}

/** What a list has no more, and what is new in it. */
function items(before: readonly unknown[], after: readonly unknown[], at: string): string[] {
  const [old, now] = [new Set(before.map(text)), new Set(after.map(text))];
  return [
    ...[...old.difference(now)].map((item) => `${at}: without ${item}`),
    ...[...now.difference(old)].map((item) => `${at}: with ${item}`),
  ];
}

/** A text of several lines, such as a file in a ConfigMap. */
function isText(value: unknown): value is string {
  return typeof value === 'string' && value.includes('\n');
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string {
  return value === undefined ? 'absent' : JSON.stringify(value);
}
