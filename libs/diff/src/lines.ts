import { diffLines } from 'diff';
import { insideJson } from './embedded.ts';
import { short, shortPair } from './excerpt.ts';
import type { FieldChange } from './fields.ts';
import { isNoise } from './noise.ts';
import type { ObjectChange } from './object-change.ts';
import { formatPath } from './path.ts';

/** A line that a person reads: what comes, what goes, or what is another. */
export interface Line {
  readonly sign: '+' | '-' | '~';
  readonly text: string;
}

/** How many lines of one object are shown. */
const MOST_LINES = 40;

/** What changes in an object, a line a field, version labels last; of many, the first `most` and how many more there are. */
export function changeLines({ fields, immutable }: ObjectChange, most = MOST_LINES): Line[] {
  const telling = fields.filter((field) => !isNoise(field));
  const labels = fields.filter(isNoise);
  const lines = [...telling, ...labels].flatMap((field) =>
    insideJson(field).flatMap((inner) => fieldLines(inner, immutable.includes(formatPath(field.path)))),
  );
  const more = lines.length - most;
  return more > 0 ? [...lines.slice(0, most), { sign: '~', text: `… ${more} more` }] : lines;
}

function fieldLines({ path, type, before, after }: FieldChange, immutable: boolean): Line[] {
  const note = immutable ? '  (immutable: needs deleting and making again)' : '';
  const name = formatPath(path);
  if (type === 'added') return [{ sign: '+', text: `${name}: ${short(after)}${note}` }];
  if (type === 'removed') return [{ sign: '-', text: `${name}: ${short(before)}${note}` }];
  if (type === 'moved') return [{ sign: '~', text: `${name}: ${move(path.at(-1))}` }];
  if (isText(before) && isText(after)) return [{ sign: '~', text: `${name}:${note}` }, ...textLines(before, after)];
  return [{ sign: '~', text: `${name}: ${shortPair(before, after).join(' → ')}${note}` }];
}

function move(item: FieldChange['path'][number] | undefined): string {
  const { from = 0, to = 0 } = typeof item === 'object' ? item : {};
  return `moved from place ${from + 1} to ${to + 1}`;
}

/** A text of several lines, such as a file in a ConfigMap. */
function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trimEnd().includes('\n');
}

function textLines(before: string, after: string): Line[] {
  return diffLines(before, after).flatMap(({ added, removed, value }) => {
    if (!added && !removed) return [];
    const sign = added ? '+' : '-';
    return value
      .replace(/\n$/, '')
      .split('\n')
      .map((line): Line => ({ sign, text: `  ${line.slice(0, 160)}` }));
  });
}
