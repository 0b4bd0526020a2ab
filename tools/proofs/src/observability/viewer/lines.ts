import { midnight } from '../data/timeline.ts';
import { day } from '../panels/ask.ts';
import { format } from './format.ts';
import { escapeText, namedColor, seriesColor, shorten } from './markup.ts';
import { linear, scaleFor } from './scale.ts';
import type { Box, Line, View } from './view.ts';

const LEGEND_ROWS = 4;
const LINE_HEIGHT = 16;
const LEFT = 70;
const TOP = 6;
const HOURS = 3;

/** What the legend's values take, and a letter of its names, in pixels. */
const VALUES = 200;
const CHARACTER = 6;

/** Lines over the day with axes, thresholds and a legend of last and largest values. */
export function timeseries({ panel, lines: all }: View, { width, height }: Box): string {
  const { unit, thresholds, custom = {} } = panel.fieldConfig.defaults;
  const lines = custom.stacking?.mode === 'normal' ? stacked(all) : all;
  const shown = Math.min(lines.length, LEGEND_ROWS);
  const bottom = height - shown * LINE_HEIGHT - 24;
  const values = lines.flatMap(({ points }) => points.map(([, value]) => value)).filter(Number.isFinite);
  const { marks, share } = scaleFor(values, custom);
  const x = linear([day.start, day.end], [LEFT, width - 8]);
  const place = linear([0, 1], [bottom, TOP]);
  const y = (value: number): number => place(share(value));
  const bounds = thresholds.steps.filter(({ value }) => value !== null && share(value) >= 0 && share(value) <= 1);
  return `<svg width="${width}" height="${height}" role="img">
${marks.map((mark) => `<path class="grid" d="M${LEFT} ${y(mark)}H${width - 8}"/><text class="tick" x="${LEFT - 6}" y="${y(mark) + 4}" text-anchor="end">${escapeText(format(mark, unit))}</text>`).join('\n')}
${hours()
  .map(
    (hour) =>
      `<text class="tick" x="${x(midnight + hour * 3600)}" y="${bottom + 15}" text-anchor="middle">${String(hour).padStart(2, '0')}:00</text>`,
  )
  .join('\n')}
${lines.map((line, index) => `<path class="line" stroke="${seriesColor(index)}" d="${path(line, x, y)}"/>`).join('\n')}
${bounds.map(({ value, color }) => `<path class="threshold" stroke="${namedColor(color)}" d="M${LEFT} ${y(value ?? 0)}H${width - 8}"/>`).join('\n')}
${legend(all, shown, unit, { width, height: height - shown * LINE_HEIGHT })}
</svg>`;
}

function hours(): number[] {
  return Array.from({ length: 24 / HOURS - 1 }, (_, index) => (index + 1) * HOURS);
}

/** A line is broken where a point is missing: nobody knows what was there. */
function path({ points }: Line, x: (value: number) => number, y: (value: number) => number): string {
  let before = Number.NEGATIVE_INFINITY;
  let text = '';
  for (const [seconds, value] of points) {
    if (!Number.isFinite(value)) continue;
    text += `${seconds - before > day.step ? 'M' : 'L'}${x(seconds)} ${y(value)}`;
    before = seconds;
  }
  return text;
}

function stacked(lines: readonly Line[]): Line[] {
  const sums = new Map<number, number>();
  return lines.map(({ name, points, ...line }) => ({
    ...line,
    name,
    points: points.map(([seconds, value]) => {
      const sum = (sums.get(seconds) ?? 0) + value;
      sums.set(seconds, sum);
      return [seconds, sum] as const;
    }),
  }));
}

function legend(lines: readonly Line[], shown: number, unit: string, { width, height }: Box): string {
  const rows = lines.slice(0, shown).map(({ name, points }, index) => {
    const top = height + index * LINE_HEIGHT;
    const values = points.map(([, value]) => value).filter(Number.isFinite);
    const more = index === shown - 1 && lines.length > shown ? ` and ${lines.length - shown} more` : '';
    return `<rect x="8" y="${top}" width="10" height="3" fill="${seriesColor(index)}"/><text class="legend" x="24" y="${top + 6}">${escapeText(shorten(name, (width - VALUES) / CHARACTER))}${more}</text><text class="legend" x="${width - 8}" y="${top + 6}" text-anchor="end">last ${escapeText(format(values.at(-1) ?? Number.NaN, unit))}, max ${escapeText(format(Math.max(...values), unit))}</text>`;
  });
  return rows.join('\n');
}
