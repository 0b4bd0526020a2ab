import { changeLines } from '@auditorsec/diff/lines';
import { colour } from '@auditorsec/problem/colour';
import type { Review } from '../model.ts';
import { ranked } from './ranked.ts';
import { touches } from './touches.ts';
import { findingsTitle, groupTitle, names, regionText, summaryLine } from './words.ts';

/** How many names of one sort a line shows. */
const MOST_NAMES = 12;

/** The review as a person reads it in a terminal; plain lines, so that any pager can show it. */
export function toTerminal(review: Review): string {
  if (review.groups.length === 0) return summaryLine(review);
  const blocks = [risk(review), regions(review), reached(review), findings(review), ...changes(review)];
  return [...blocks.filter(Boolean), colour.bold(summaryLine(review))].join('\n\n');
}

function risk({ risk: { level, reasons } }: Review): string {
  const lines = reasons.map((reason) => `  ${paint[reason.level](reason.level.padEnd(6))}  ${reason.text}`);
  return [`${colour.bold('Risk')} ${paint[level](level)}`, ...lines].join('\n');
}

const paint = { high: colour.red, medium: colour.yellow, low: colour.green } as const;

function regions({ regions, rings }: Review): string {
  const width = Math.max(...regions.map(({ cluster }) => cluster.length));
  const lines = regions.map((region) => `  ${region.cluster.padEnd(width)}  ${regionText(region)}`);
  return [colour.bold('Where'), ...lines, `  rings to move: ${rings.join(', ')}`].join('\n');
}

function reached(review: Review): string {
  const lines = touches(review).map(({ what, names: all }) => `  ${what}: ${names(all, MOST_NAMES)}`);
  return lines.length > 0 ? [colour.bold('Touches'), ...lines].join('\n') : '';
}

function findings(review: Review): string {
  const lines = review.findings.map(
    ({ rule, cluster, object, message }) => `  ${rule}  ${cluster}  ${object}: ${message}`,
  );
  return lines.length > 0 ? [colour.bold(findingsTitle(review)), ...lines].join('\n') : '';
}

function changes(review: Review): string[] {
  return ranked(review).map(({ app, where, groups }) => {
    const lines = groups.flatMap((group) => {
      const title = groupTitle(group);
      const fields = changeLines(group.shown).map(({ sign, text }) => `      ${tint(sign, `${sign} ${text}`)}`);
      return [`  ${tint(title[0], title)}`, ...fields];
    });
    return [colour.bold(`${app}  ${where}`), ...lines].join('\n');
  });
}

/** As every diff does it; what is made again goes first. */
function tint(sign: string | undefined, text: string): string {
  if (sign === '+') return colour.green(text);
  return sign === '-' || sign === '»' ? colour.red(text) : text;
}
