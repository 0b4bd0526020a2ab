import { format } from './format.ts';
import { escapeText, namedColor, seriesColor } from './markup.ts';
import { colorOf, newest, type View } from './view.ts';

const MOST_ROWS = 12;

/** Newest values, large, in the colour of their threshold. */
export function stat({ panel, lines }: View): string {
  const { unit } = panel.fieldConfig.defaults;
  const cells = lines.map((line) => {
    const color = namedColor(colorOf(newest(line), panel));
    return `<div class="value" style="background:${color}"><small>${escapeText(line.name)}</small>${escapeText(format(newest(line), unit))}</div>`;
  });
  return `<div class="stat">${cells.join('')}</div>`;
}

/** Newest values as bars, up to the largest or to what the panel says. */
export function barGauge({ panel, lines }: View): string {
  const { unit, max = Math.max(...lines.map(newest)) } = panel.fieldConfig.defaults;
  const bars = lines.slice(0, MOST_ROWS).map((line) => {
    const value = newest(line);
    const share = Math.min(100, Math.max(0, (value / max) * 100));
    const color = namedColor(colorOf(value, panel));
    return `<tr><td>${escapeText(line.name)}</td><td class="bar"><div style="width:${share.toFixed(1)}%;background:${color}"></div></td><td class="number">${escapeText(format(value, unit))}</td></tr>`;
  });
  return `<table>${bars.join('')}</table>`;
}

/** Newest values with their labels as columns, the largest first. */
export function table({ panel, lines }: View): string {
  const { unit } = panel.fieldConfig.defaults;
  const names = Object.assign(
    {},
    ...(panel.transformations ?? []).map(({ options }) => options.renameByName),
  ) as Record<string, string>;
  const { Value: heading = 'Value', ...columns } = names;
  const head = [...Object.values(columns), heading].map((name) => `<th>${escapeText(name)}</th>`).join('');
  const rows = lines
    .toSorted((one, other) => newest(other) - newest(one))
    .slice(0, MOST_ROWS)
    .map((line) => {
      const cells = Object.keys(columns).map((label) => `<td>${escapeText(line.labels[label] ?? '')}</td>`);
      return `<tr>${cells.join('')}<td class="number">${escapeText(format(newest(line), unit))}</td></tr>`;
    });
  return `<table><tr>${head}</tr>${rows.join('')}</table>`;
}

const RADIUS = 60;
const ROUND = 2 * Math.PI * RADIUS;

/** Newest values as shares of their sum. */
export function pieChart({ panel, lines }: View): string {
  const { unit } = panel.fieldConfig.defaults;
  const sum = lines.reduce((total, line) => total + newest(line), 0);
  let turned = 0;
  const arcs = lines.map((line, index) => {
    const part = (newest(line) / sum) * ROUND;
    const arc = `<circle r="${RADIUS}" cx="90" cy="90" fill="none" stroke="${seriesColor(index)}" stroke-width="34" stroke-dasharray="${part.toFixed(1)} ${ROUND.toFixed(1)}" stroke-dashoffset="${(-turned).toFixed(1)}"/>`;
    turned += part;
    return arc;
  });
  const rows = lines.map(
    (line, index) =>
      `<tr><td><span class="key" style="background:${seriesColor(index)}"></span>${escapeText(line.name)}</td><td class="number">${escapeText(format(newest(line), unit))}</td><td class="number">${format(newest(line) / sum, 'percentunit')}</td></tr>`,
  );
  return `<div class="pie"><svg width="180" height="180" role="img">${arcs.join('')}</svg><table>${rows.join('')}</table></div>`;
}
