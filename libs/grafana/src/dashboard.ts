import { firstFrame, trace } from '@auditorsec/problem/call-site';
import { ConfigError, type Problem } from '@auditorsec/problem/problem';
import { pages } from './annotation.ts';
import { bottomOf, placeInLines } from './grid.ts';
import { dashboardsLink, type Link, link } from './link.ts';
import type { Panel } from './panel.ts';
import type { DashboardJson, PanelJson, RowJson } from './sdk.ts';
import { variablesOf } from './variable.ts';

export interface DashboardProps {
  /** What alerts and bookmarks link to: it never changes. */
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  /** Panels under headings, laid out from left to right. */
  readonly rows: readonly { readonly title: string; readonly panels: readonly Panel[] }[];
  /** How far back it looks at first; 6 hours by default. */
  readonly from?: `now-${number}${'h' | 'd'}`;
  readonly links?: readonly Link[];
}

/** A dashboard and the call that declared it. */
export interface Dashboard extends DashboardProps {
  readonly trace: { readonly stack?: string };
}

/** Declares a dashboard. What is wrong with it is told with all others, once they are rendered. */
export function dashboard(props: DashboardProps): Dashboard {
  return { ...props, trace: trace(dashboard) };
}

/** The tag by which dashboards find each other. */
const TAG = 'platform';

/** Grafana's format of dashboards. It migrates older ones as it loads them. */
const SCHEMA_VERSION = 42;

const declaredIn = /^(apps|clusters)\//;

/**
 * The dashboards as Grafana reads them. Refuses, all at once, what is wrong with any panel, and a uid or a title that two
 * dashboards share, or two panels of one.
 */
export function renderDashboards(dashboards: readonly Dashboard[]): DashboardJson[] {
  const problems = [
    ...sharedNames(dashboards, 'uid'),
    ...sharedNames(dashboards, 'title'),
    ...dashboards.flatMap(problemsOf),
  ];
  if (problems.length > 0) throw new ConfigError(problems);
  return dashboards.map(render);
}

function render({ uid, title, description, rows, from = 'now-6h', links = [] }: Dashboard): DashboardJson {
  const panels = layOut(rows);
  const annotations = { list: [pages] };
  return {
    uid,
    title,
    description,
    tags: [TAG],
    schemaVersion: SCHEMA_VERSION,
    timezone: 'utc',
    editable: false,
    graphTooltip: 1,
    refresh: '1m',
    time: { from, to: 'now' },
    links: [dashboardsLink(TAG), ...links.map(link)],
    templating: { list: variablesOf(JSON.stringify([panels, annotations])) },
    annotations,
    panels,
  };
}

/** A heading before each row's panels; ids count from 1. */
function layOut(rows: Dashboard['rows']): (PanelJson | RowJson)[] {
  const placed: (PanelJson | RowJson)[] = [];
  let y = 0;
  for (const { title, panels } of rows) {
    const heading = { h: 1, w: 24, x: 0, y };
    placed.push({ type: 'row', id: placed.length + 1, title, collapsed: false, gridPos: heading, panels: [] });
    const positions = placeInLines(panels, y + 1);
    for (const [index, gridPos] of positions.entries()) {
      const panel = panels[index];
      if (panel) placed.push({ id: placed.length + 1, gridPos, ...panel.json });
    }
    y = bottomOf(positions, y + 1);
  }
  return placed;
}

function problemsOf({ uid, rows }: Dashboard): Problem[] {
  const panels = rows.flatMap((row) => row.panels);
  return panels.flatMap((panel, index) => {
    const twice = panels.findIndex(({ title }) => title === panel.title) < index;
    const again = {
      field: `panel "${panel.title}"`,
      found: 'a second panel of this title',
      allowed: 'a title of its own',
    };
    return [...(twice ? [again] : []), ...panel.mistakes].map(({ field, ...mistake }) => ({
      place: placeOf(panel),
      field: `dashboard ${uid}, ${field}`,
      ...mistake,
    }));
  });
}

function sharedNames(dashboards: readonly Dashboard[], key: 'uid' | 'title'): Problem[] {
  return dashboards.flatMap((dashboard, index) => {
    const other = dashboards.slice(0, index).find((earlier) => earlier[key] === dashboard[key]);
    if (!other) return [];
    return [
      {
        place: placeOf(dashboard),
        field: `dashboard ${dashboard.uid}: ${key}`,
        found: dashboard[key],
        allowed: `a ${key} of its own: ${placeOf(other)} has this one, and Grafana keeps one of the two`,
      },
    ];
  });
}

function placeOf({ trace }: Pick<Dashboard, 'trace'>): string {
  const { file, line } = firstFrame(trace, declaredIn);
  return `${file}:${line}`;
}
