import type { ChangeGroup } from '@auditorsec/diff/groups';
import { changeLines } from '@auditorsec/diff/lines';
import type { Review } from '../model.ts';
import { escaped, fenced, folded } from './markup.ts';
import { type Bucket, ranked } from './ranked.ts';
import { groupTitle } from './words.ts';

/** As many changes as there is room for; of the rest, how many there are and how to see them. */
export function changesText(review: Review, room: number): string {
  const buckets = ranked(review);
  if (buckets.length === 0) return '';
  const blocks = ['### Changes'];
  let left = room - (blocks[0]?.length ?? 0);
  let shown = 0;
  for (const bucket of buckets) {
    const fitting = fit(bucket, left, review.groups.length <= MOST_OPEN);
    if (!fitting) break;
    blocks.push(fitting.text);
    shown += fitting.groups;
    left -= fitting.text.length + 2;
    if (fitting.groups < bucket.groups.length) break;
  }
  const rest = review.groups.length - shown;
  if (rest > 0)
    blocks.push(`**${rest} more changes** don't fit here. All of them: \`npm run diff\` with the same commits.`);
  return blocks.join('\n\n');
}

/** So few changes are shown without a click. */
const MOST_OPEN = 6;

/** A bucket with as many of its changes as there is room for; nothing where not even one fits. */
function fit(
  { app, where, groups }: Bucket,
  room: number,
  isOpen: boolean,
): { text: string; groups: number } | undefined {
  const title = (count: number) =>
    `<b>${escaped(app)}</b> ${escaped(where)}: ${count} ${count === 1 ? 'change' : 'changes'}`;
  const frame = folded(title(groups.length), fenced(''), isOpen).length;
  const texts: string[] = [];
  let left = room - frame;
  for (const group of groups) {
    const text = lines(group);
    left -= text.length + 1;
    if (left < 0) break;
    texts.push(text);
  }
  if (texts.length === 0) return undefined;
  return { text: folded(title(groups.length), fenced(texts.join('\n')), isOpen), groups: texts.length };
}

/** In the form that highlighters know as `diff`: what changes in place is marked by `!`. */
function lines(group: ChangeGroup): string {
  const title = groupTitle(group).replace(/^~/, '!').replace(/^»/, '-');
  const fields = changeLines(group.shown).map(({ sign, text }) => `${sign === '~' ? '!' : sign}     ${text}`);
  return [title, ...fields].join('\n');
}
