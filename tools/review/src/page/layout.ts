import type { Graph, Node } from './graph.ts';

/** A box with its place: the upper left corner. */
export interface Placed extends Node {
  readonly x: number;
  readonly y: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly Placed[];
}

export const BOX = { width: 232, height: 30 } as const;
const STEP = { x: BOX.width + 54, y: BOX.height + 8 } as const;
const HEAD = 28;

/** Boxes in columns from left to right, each at the mean height of those that lead to it; equal graphs have equal layouts. */
export function layout({ nodes, edges }: Graph, columns: number): Layout {
  const byColumn = Map.groupBy(nodes, ({ column }) => column);
  const tallest = Math.max(1, ...[...byColumn.values()].map(({ length }) => length));
  const placed = new Map<string, Placed>();
  for (let column = 0; column < columns; column += 1) {
    const own = byColumn.get(column) ?? [];
    const top = HEAD + ((tallest - own.length) * STEP.y) / 2;
    const wanted = new Map(
      own.map(({ id }) => [
        id,
        meanHeight(edges.flatMap(({ from, to }) => (to === id ? (placed.get(from) ?? []) : []))),
      ]),
    );
    const sorted = own.toSorted((a, b) => (wanted.get(a.id) ?? 0) - (wanted.get(b.id) ?? 0));
    for (const [index, node] of sorted.entries())
      placed.set(node.id, { ...node, x: column * STEP.x, y: top + index * STEP.y });
  }
  return {
    width: columns * STEP.x - (STEP.x - BOX.width),
    height: HEAD + tallest * STEP.y,
    nodes: [...placed.values()],
  };
}

/** Those that nothing leads to stand below the others. */
function meanHeight(leading: readonly Placed[]): number {
  if (leading.length === 0) return Number.MAX_SAFE_INTEGER;
  return leading.reduce((sum, { y }) => sum + y, 0) / leading.length;
}
