import { markdownTable } from '@auditorsec/problem/markdown-table';
import type { Review } from '../model.ts';
import { changesText } from './markdown-changes.ts';
import { code, escaped } from './markup.ts';
import { touches } from './touches.ts';
import { findingsTitle, names, radiusText, regionText, summaryLine } from './words.ts';

/** GitHub refuses comments of more than 65,536 characters. */
export const MOST_CHARACTERS = 60_000;

/** Rows of a table and findings beyond these are counted: the whole must fit, with room for the changes. */
const MOST_ROWS = 20;
const MOST_NAMES = 12;
const MOST_MESSAGE = 400;

/** What else a report holds, each a part of its own between what is touched and the changes themselves. */
export interface Part {
  readonly title: string;
  /** Nothing where the change makes no difference to it. */
  readonly text?: string;
}

interface Page {
  readonly parts?: readonly Part[];
  /** What the page says below its title. */
  readonly note?: string;
  /** The bound in characters, 60,000 by default. */
  readonly most?: number;
}

/** The review as Markdown for a pull request: within its bound whatever the change, what matters most first. */
export function toMarkdown(review: Review, { parts = [], note = '', most = MOST_CHARACTERS }: Page = {}): string {
  const head = [`## ${escaped(summaryLine(review))}`, note];
  if (review.groups.length > 0) head.push(risk(review), where(review), reached(review));
  head.push(findings(review));
  const text = [...head, ...parts.map(part), unchanged(parts)].filter(Boolean).join('\n\n');
  const fixed = bounded(text, most - ROOM_FOR_REST);
  return `${[fixed, changesText(review, most - fixed.length - ROOM_FOR_REST)].filter(Boolean).join('\n\n')}\n`;
}

/** Whole lines, as many as there is room for. */
function bounded(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, Math.max(0, text.lastIndexOf('\n', most)));
}

function part({ title, text }: Part): string {
  return text === undefined ? '' : `### ${title}\n\n${text}`;
}

/** What the change makes no difference to, in one line. */
export function unchanged(parts: readonly Part[]): string {
  const titles = parts.filter(({ text }) => text === undefined).map(({ title }) => title);
  return titles.length > 0 ? `As before: ${titles.join('; ')}.` : '';
}

/** For the line that says how much is left out. */
const ROOM_FOR_REST = 400;

function risk({ risk: { level, reasons } }: Review): string {
  const lines = reasons.map((reason) => `- **${reason.level}**: ${escaped(reason.text)}`);
  return [`### Risk: ${level}`, '', ...lines].join('\n');
}

function where({ regions, rings }: Review): string {
  const touched = regions.filter(({ state }) => state !== 'identical');
  const identical = regions.filter(({ state }) => state === 'identical').map(({ cluster }) => cluster);
  const rows = touched
    .slice(0, MOST_ROWS)
    .map((region) => [code(region.cluster), regionText(region), radiusText(region)]);
  const more = touched.length - rows.length;
  return [
    '### Where',
    '',
    markdownTable(['region', 'objects', 'touches'], rows),
    '',
    ...(more > 0 ? [`And ${more} more regions.`] : []),
    ...(identical.length > 0 ? [`Identical: ${identical.slice(0, MOST_ROWS).map(code).join(', ')}.`] : []),
    `Rings to move: ${rings.slice(0, MOST_ROWS).map(code).join(', ')}.`,
  ].join('\n');
}

function reached(review: Review): string {
  const lines = touches(review).map(({ what, names: all }) => `- **${what}**: ${names(all.map(code), MOST_NAMES)}`);
  return lines.length > 0 ? ['### Touches', '', ...lines].join('\n') : '';
}

function findings(review: Review): string {
  const { findings } = review;
  if (findings.length === 0) return '';
  const lines = findings.slice(0, MOST_ROWS).map(({ rule, cluster, object, field, message }) => {
    const place = [cluster, object, field].filter((word) => word !== undefined).join(' ');
    return `- **${rule}** ${code(place)}: ${escaped(message.slice(0, MOST_MESSAGE))}`;
  });
  const more = findings.length - lines.length;
  return [`### ${findingsTitle(review)}`, '', ...lines, ...(more > 0 ? [`- and ${more} more`] : [])].join('\n');
}
