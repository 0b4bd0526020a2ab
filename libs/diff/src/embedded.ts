import { compareValues, type FieldChange } from './fields.ts';
import { isMap } from './value.ts';

/** A change of a text that holds JSON, such as a dashboard, told field by field; any other as it is. */
export function insideJson(change: FieldChange): readonly FieldChange[] {
  const [before, after] = [jsonMap(change.before), jsonMap(change.after)];
  return before && after ? compareValues(before, after, change.path) : [change];
}

function jsonMap(text: unknown): object | undefined {
  if (typeof text !== 'string' || !text.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isMap(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
