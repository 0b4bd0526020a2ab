/** How much of one value a line shows. */
const WIDTH = 160;

/** How much of what is equal stands around what differs. */
const AROUND = 16;

/** A value in one line, cut where it is long. */
export function short(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length <= WIDTH ? text : `${text.slice(0, WIDTH)}… (${text.length} characters)`;
}

/** Two values in one line each; of long texts, the part that differs. */
export function shortPair(before: unknown, after: unknown): [before: string, after: string] {
  if (typeof before !== 'string' || typeof after !== 'string') return [short(before), short(after)];
  if (Math.max(before.length, after.length) <= WIDTH) return [short(before), short(after)];
  const start = Math.max(0, sharedStart(before, after) - AROUND);
  const end = Math.max(0, sharedEnd(before, after, start + AROUND) - AROUND);
  return [part(before, start, end), part(after, start, end)];
}

function part(text: string, start: number, end: number): string {
  const inner = text.slice(start, text.length - end);
  return `${start > 0 ? '…' : ''}${short(inner)}${end > 0 ? '…' : ''}`;
}

function sharedStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}

/** Never reaches into what both share at the start. */
function sharedEnd(one: string, other: string, start: number): number {
  const most = Math.min(one.length, other.length) - start;
  let length = 0;
  while (length < most && one.at(-1 - length) === other.at(-1 - length)) length++;
  return length;
}
