import { dashboards, type Panel, panelField } from '../dashboard.ts';
import type { ClusterRule } from '../rule.ts';

/** Panels of a dashboard lie beside or below each other, inside the 24 columns of the grid. */
export const noPanelOverlap: ClusterRule = {
  name: 'no-panel-overlap',
  scope: 'cluster',
  check(objects, report) {
    for (const { file, panels } of dashboards(objects))
      for (const [index, panel] of panels.entries()) {
        const under = panels.slice(0, index).find((earlier) => overlap(earlier, panel));
        const fault = isOutside(panel) ? OUTSIDE : under && overlaps(under);
        if (fault) report(file, fault, panelField(panel));
      }
  },
};

const COLUMNS = 24;

const OUTSIDE = `it reaches beyond column ${COLUMNS}, where the grid ends: Grafana moves panels about until it fits. Make it narrower, or put it into the next line.`;

function isOutside({ gridPos }: Panel): boolean {
  return gridPos !== undefined && gridPos.x + gridPos.w > COLUMNS;
}

function overlaps({ title = '' }: Panel): string {
  return `it lies on panel "${title}": Grafana pushes one of them down, and people look for it in an outage. Give each a place of its own.`;
}

function overlap({ gridPos: one }: Panel, { gridPos: other }: Panel): boolean {
  if (!one || !other) return false;
  return one.x < other.x + other.w && other.x < one.x + one.w && one.y < other.y + other.h && other.y < one.y + one.h;
}
