import { day } from '../panels/ask.ts';
import { format } from './format.ts';
import { escapeText, namedColor } from './markup.ts';
import { linear } from './scale.ts';
import { type Box, colorOf, type Line, type View } from './view.ts';

const ROW = 22;
const LEFT = 150;

/** States over the day, one row for each series. */
export function stateTimeline({ panel, lines }: View, { width, height }: Box): string {
  const { mappings = [], unit } = panel.fieldConfig.defaults;
  const x = linear([day.start, day.end], [LEFT, width - 8]);
  const states = Object.assign({}, ...mappings.map(({ options }) => options)) as Record<
    string,
    { color: string; text: string }
  >;
  const rows = lines.map((line, index) => {
    const bars = spans(line).map(({ from, to, value }) => {
      const state = states[value] ?? { color: colorOf(value, panel), text: format(value, unit) };
      return `<rect x="${x(from)}" y="${index * ROW}" width="${Math.max(1, x(to) - x(from))}" height="${ROW - 4}" fill="${namedColor(state.color)}"><title>${escapeText(state.text)}</title></rect>`;
    });
    return `<text class="legend" x="8" y="${index * ROW + 13}">${escapeText(line.name)}</text>${bars.join('')}`;
  });
  return `<svg width="${width}" height="${height}" role="img">${rows.join('\n')}</svg>`;
}

/** Neighbouring points of one value as one bar. */
function spans({ points }: Line): { from: number; to: number; value: number }[] {
  const found: { from: number; to: number; value: number }[] = [];
  for (const [seconds, value] of points) {
    const last = found.at(-1);
    if (last && last.value === value && last.to === seconds) last.to = seconds + day.step;
    else found.push({ from: seconds, to: Math.min(seconds + day.step, day.end), value });
  }
  return found;
}
