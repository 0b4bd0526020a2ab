import type { ClusterObjects } from '@auditorsec/checks/objects';
import type { Review } from '../model.ts';
import { regionText } from '../print/words.ts';
import { type Html, html } from './html.ts';
import type { Places } from './marks.ts';
import { type Legend, markOf, picture } from './picture.ts';
import { table } from './table.ts';
import { COLUMNS, topologyOf } from './topology.ts';

/** How many regions have a picture: those that change before those that don't. */
const MOST_REGIONS = 6;

/** A tab for each region, with the way of requests through it. */
export function regionTabs({ regions }: Review, after: readonly ClusterObjects[], places: Places): Html {
  const sorted = regions.toSorted((a, b) => Number(a.state === 'identical') - Number(b.state === 'identical'));
  const drawn = sorted.flatMap((region) => {
    const objects = after.find(({ cluster }) => cluster === region.cluster);
    return objects ? { region, objects } : [];
  });
  const shown = drawn.slice(0, MOST_REGIONS);
  const tabs = shown.map(({ region: { cluster } }, index) => {
    return html`<button role="tab" id="tab-${cluster}" aria-controls="panel-${cluster}" aria-selected="${String(index === 0)}">${cluster}</button>`;
  });
  const panels = shown.map(({ region, objects }) => {
    const touched = new Set(region.radius.routes);
    const legend = { title: `Requests through ${region.cluster}`, columns: COLUMNS, places, touched };
    return html`<div role="tabpanel" class="panel" id="panel-${region.cluster}" aria-labelledby="tab-${region.cluster}"><h3>${region.cluster}</h3><p>${regionText(region)}</p>
${drawing(objects, legend)}</div>
`;
  });
  const more = drawn.length - shown.length;
  return html`<div role="tablist" aria-label="Regions" data-roving>${tabs}</div>
${panels}${more > 0 ? html`<p>${more} more regions have no picture here.</p>` : undefined}`;
}

/** The picture, and the same in words. */
function drawing(objects: ClusterObjects, legend: Legend): Html {
  const graph = topologyOf(objects);
  const name = new Map(graph.nodes.map((node) => [node.id, node]));
  const rows = graph.nodes.map((node) => {
    const next = graph.edges.flatMap(({ from, to }) => (from === node.id ? (name.get(to)?.title ?? []) : []));
    return [node.title, COLUMNS[node.column] ?? '', next.join(', '), markOf(node, legend) ?? ''];
  });
  return html`${picture(graph, legend)}<details><summary>The same as a table</summary>
${table(`${legend.title}, as a table`, ['what', 'one of', 'leads to', 'the change'], rows)}</details>
`;
}
