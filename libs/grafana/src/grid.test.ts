import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dashboard, renderDashboards } from './dashboard.ts';
import { bottomOf, placeInLines, type Width, widths } from './grid.ts';
import { stat } from './panels/stat.ts';
import { timeseries } from './panels/timeseries.ts';
import type { GridPosition } from './sdk.ts';

const width = fc.constantFrom(...(Object.keys(widths) as Width[]));
const panels = fc.array(fc.record({ width, height: fc.integer({ min: 1, max: 20 }) }), { maxLength: 40 });

const overlap = (one: GridPosition, other: GridPosition) =>
  one.x < other.x + other.w && other.x < one.x + one.w && one.y < other.y + other.h && other.y < one.y + one.h;

function overlaps(positions: readonly GridPosition[]): [GridPosition, GridPosition][] {
  return positions.flatMap((later, index) =>
    positions
      .slice(0, index)
      .filter((earlier) => overlap(earlier, later))
      .map((earlier): [GridPosition, GridPosition] => [earlier, later]),
  );
}

test('whatever their sizes, panels fill the grid without overlaps or holes, and keep their order', () => {
  fc.assert(
    fc.property(panels, fc.nat(100), (list, top) => {
      const positions = placeInLines(list, top);
      expect(overlaps(positions)).toEqual([]);
      const area = positions.reduce((sum, { w, h }) => sum + w * h, 0);
      expect(area).toBe(24 * (bottomOf(positions, top) - top));
      expect(positions.every(({ x, w, y }) => x + w <= 24 && y >= top)).toBe(true);
      const order = positions.map(({ x, y }) => y * 24 + x);
      expect(order).toEqual(order.toSorted((a, b) => a - b));
    }),
  );
});

test('a line has no holes: its panels are equally high, and the last one reaches to the edge', () => {
  const list = [
    { width: 'half', height: 8 },
    { width: 'half', height: 5 },
    { width: 'quarter', height: 5 },
  ] as const;
  expect(placeInLines(list, 1)).toEqual([
    { x: 0, y: 1, w: 12, h: 8 },
    { x: 12, y: 1, w: 12, h: 8 },
    { x: 0, y: 9, w: 24, h: 5 },
  ]);
});

test('rows of a dashboard stand below each other, and every panel has an id of its own', () => {
  const props = { description: 'What is up.', unit: 'count', queries: [] } as const;
  fc.assert(
    fc.property(fc.array(fc.array(fc.boolean(), { maxLength: 5 }), { maxLength: 5 }), (rows) => {
      let made = 0;
      const [json] = renderDashboards([
        dashboard({
          uid: 'any',
          title: 'Any',
          description: 'Any.',
          rows: rows.map((row, index) => ({
            title: `Row ${index}`,
            panels: row.map((small) => (small ? stat : timeseries)({ ...props, title: `Panel ${++made}` })),
          })),
        }),
      ]);
      const all = json?.panels ?? [];
      expect(overlaps(all.flatMap(({ gridPos }) => gridPos ?? []))).toEqual([]);
      expect(new Set(all.map(({ id }) => id)).size).toBe(rows.flat().length + rows.length);
    }),
  );
});
