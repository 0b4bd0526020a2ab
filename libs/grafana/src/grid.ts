import type { GridPosition } from './sdk.ts';

/** Grafana's grid has 24 columns. */
export const widths = { quarter: 6, third: 8, half: 12, full: 24 } as const;

export type Width = keyof typeof widths;

const COLUMNS = 24;

interface Size {
  readonly width: Width;
  readonly height: number;
}

/**
 * Places panels from left to right, in lines from the line `top` of the grid on. No line has holes: all of its panels are as
 * high as the highest, and the last one takes the columns that are left.
 */
export function placeInLines(panels: readonly Size[], top: number): GridPosition[] {
  let y = top;
  return lines(panels).flatMap((line) => {
    const h = Math.max(...line.map(({ height }) => height));
    let x = 0;
    const placed = line.map(({ width }, index) => {
      const w = index === line.length - 1 ? COLUMNS - x : widths[width];
      x += w;
      return { h, w, x: x - w, y };
    });
    y += h;
    return placed;
  });
}

/** The first line of the grid below panels. */
export function bottomOf(positions: readonly GridPosition[], top: number): number {
  return Math.max(top, ...positions.map(({ y, h }) => y + h));
}

function lines(panels: readonly Size[]): Size[][] {
  const all: Size[][] = [];
  let left = 0;
  for (const panel of panels) {
    if (widths[panel.width] > left) {
      all.push([]);
      left = COLUMNS;
    }
    all.at(-1)?.push(panel);
    left -= widths[panel.width];
  }
  return all;
}
