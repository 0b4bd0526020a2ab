import type { Graph } from './graph.ts';
import { type Html, html } from './html.ts';
import { BOX, layout, type Placed } from './layout.ts';
import type { Mark, Places } from './marks.ts';

/** What a picture says, in words for those who don't see it, and which of its boxes the change reaches. */
export interface Legend {
  readonly title: string;
  readonly columns: readonly string[];
  readonly places: Places;
  readonly touched: ReadonlySet<string>;
}

/** Draws a graph; boxes that change lead to what changes in them. */
export function picture(graph: Graph, legend: Legend): Html {
  const { width, height, nodes } = layout(graph, legend.columns.length);
  const placed = new Map(nodes.map((node) => [node.id, node]));
  const edges = graph.edges.flatMap(({ from, to }) => {
    const [start, end] = [placed.get(from), placed.get(to)];
    if (!start || !end) return [];
    const marked = [start, end].every((node) => markOf(node, legend));
    return html`<path class="edge${marked ? ' marked' : ''}" d="${curve(start, end)}"/>`;
  });
  const heads = legend.columns.map((name, index) => {
    const x = index * ((width - BOX.width) / Math.max(1, legend.columns.length - 1));
    return html`<text class="head" x="${round(x)}" y="14">${name}</text>`;
  });
  return html`<div class="wide" role="group" aria-label="${legend.title}" tabindex="0">
<svg role="group" aria-label="${legend.title}: picture" data-roving viewBox="-2 0 ${width + 4} ${round(height)}" width="${width + 4}" height="${round(height)}">
${heads}${edges}${nodes.map((node) => box(node, legend))}
</svg></div>
`;
}

/** Whether the change is in one of the node's files, or reaches it otherwise. */
export function markOf({ paths, title }: Pick<Placed, 'paths' | 'title'>, { places, touched }: Legend): Mark {
  if (paths.some((path) => places.has(path))) return 'changed';
  return touched.has(title) ? 'touched' : undefined;
}

/** What has room in a box; the whole name shows where the pointer rests. */
const MOST_CHARACTERS = 34;

function box(node: Placed, legend: Legend): Html {
  const { x, y, title } = node;
  const mark = markOf(node, legend);
  const shown = title.length > MOST_CHARACTERS ? `${title.slice(0, MOST_CHARACTERS - 1)}…` : title;
  const drawn = html`<title>${mark ? `${title}: ${mark}` : title}</title><rect x="${round(x)}" y="${round(y)}" width="${BOX.width}" height="${BOX.height}" rx="6"/><text x="${round(x + 10)}" y="${round(y + 20)}">${shown}</text>`;
  const target = node.paths.map((path) => legend.places.get(path)).find((place) => place !== undefined);
  return target === undefined
    ? html`<g class="box ${mark}">${drawn}</g>`
    : html`<a class="box ${mark}" href="#${target}" aria-label="${title}: ${mark}">${drawn}</a>`;
}

function curve(start: Placed, end: Placed): string {
  const [x1, y1] = [start.x + BOX.width, start.y + BOX.height / 2];
  const [x2, y2] = [end.x, end.y + BOX.height / 2];
  const middle = (x1 + x2) / 2;
  return `M${round(x1)} ${round(y1)}C${round(middle)} ${round(y1)} ${round(middle)} ${round(y2)} ${round(x2)} ${round(y2)}`;
}

function round(value: number): number {
  return Math.round(value);
}
