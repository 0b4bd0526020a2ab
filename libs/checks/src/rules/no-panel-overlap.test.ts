import { expect, test } from 'vitest';
import { check } from '../testing.ts';
import { dashboard, panel } from '../testing-grafana.ts';
import { noPanelOverlap } from './no-panel-overlap.ts';

const at = (title: string, x: number, y: number, w = 12, h = 8) => ({ ...panel, title, gridPos: { x, y, w, h } });
const findings = (...panels: object[]) => check(noPanelOverlap, [dashboard(panels)]);

test('panels beside and below each other pass', () => {
  expect(findings(at('A', 0, 0), at('B', 12, 0), at('C', 0, 8), at('D', 12, 8))).toEqual([]);
});

test('a panel that lies on another fails, once for each', () => {
  expect(findings(at('A', 0, 0), at('B', 11, 7))).toMatchInlineSnapshot(`
    [
      "GrafanaDashboard observability/shop spec.json: panel "B": it lies on panel "A": Grafana pushes one of them down, and people look for it in an outage. Give each a place of its own.",
    ]
  `);
  expect(findings(at('A', 0, 0), at('B', 0, 0), at('C', 0, 0))).toHaveLength(2);
});

test('a panel that leaves the grid fails', () => {
  expect(findings(at('A', 13, 0))).toEqual([expect.stringContaining('beyond column 24')]);
});

test('a panel without a place is left to Grafana', () => {
  expect(findings(at('A', 0, 0), { ...panel, gridPos: undefined })).toEqual([]);
});
