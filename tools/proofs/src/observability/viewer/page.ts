import type { Dashboard, Panel } from '../panels/dashboard.ts';
import { timeseries } from './lines.ts';
import { escapeText } from './markup.ts';
import { stateTimeline } from './states.ts';
import { style } from './style.ts';
import { barGauge, pieChart, stat, table } from './values.ts';
import type { Box, View } from './view.ts';

/** The size of a cell of Grafana's grid, in pixels. */
const COLUMN = 60;
const LINE = 36;

const HEADING = 46;

const drawings: Readonly<Record<Exclude<Panel['type'], 'row'>, (view: View, box: Box) => string>> = {
  timeseries,
  stat,
  table,
  bargauge: barGauge,
  piechart: pieChart,
  'state-timeline': stateTimeline,
};

/** All dashboards as one page of HTML that needs nothing else, below notes on what they show. */
export function page(dashboards: readonly Dashboard[], views: readonly View[], notes: readonly string[]): string {
  const byPanel = new Map(views.map((view) => [view.panel, view]));
  const sections = dashboards.map(
    ({ uid, title, panels }) =>
      `<section id="${uid}"><h1>${escapeText(title)}</h1><div class="panels">${panels.map((panel) => cell(panel, byPanel.get(panel))).join('\n')}</div></section>`,
  );
  const links = dashboards.map(({ uid, title }) => `<a href="#${uid}">${escapeText(title)}</a>`);
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Dashboards of the synthetic day</title><style>${style(COLUMN, LINE)}</style>
<nav>${links.join(' ')}</nav>
<ul>${notes.map((note) => `<li>${escapeText(note)}</li>`).join('')}</ul>
${sections.join('\n')}
</html>
`;
}

function cell(panel: Panel, view: View | undefined): string {
  const { x, y, w, h } = panel.gridPos;
  const place = `style="grid-column:${x + 1} / span ${w};grid-row:${y + 1} / span ${h}"`;
  if (panel.type === 'row') return `<h2 ${place}>${escapeText(panel.title)}</h2>`;
  const at = view?.time === undefined ? '' : ` at ${new Date(view.time * 1000).toISOString().slice(11, 16)}`;
  return `<article ${place} title="${escapeText(panel.description ?? '')}"><h3>${escapeText(panel.title)}<small>${at}</small></h3>${drawn(panel, view)}</article>`;
}

function drawn(panel: Panel, view: View | undefined): string {
  if (!view) return '<p>Asks Elasticsearch, which is not part of this picture.</p>';
  if (panel.type === 'row' || view.lines.length === 0) return '<p>No data</p>';
  const { w, h } = panel.gridPos;
  return drawings[panel.type](view, { width: w * COLUMN - 16, height: h * LINE - HEADING });
}
