import type { Fleet } from '@auditorsec/config/fleet';
import type { Review } from '../model.ts';
import { regionText } from '../print/words.ts';
import { type Html, html } from './html.ts';

const BOX = { width: 230, height: 76, gap: 90 } as const;
const STEP = BOX.width + BOX.gap;
/** How much higher an arrow rises for each region that it passes. */
const RISE = 46;

/** Who answers for whom: an arrow from each cluster to those that take over from it, 1 before 2. */
export function failoverPicture({ failover, activeCluster, clusters }: Fleet, { regions }: Review): Html {
  const names = Object.keys(clusters).filter((name) => clusters[name]?.environment === 'production');
  const arrows = names.flatMap((from, start) =>
    (failover.order[from] ?? []).map((to, index) => arrow(start, names.indexOf(to), index + 1)),
  );
  const words = names.map((name) => {
    const order = failover.order[name] ?? [];
    return html`<li>${name}: ${order.length > 0 ? `then ${order.join(', then ')}` : 'nobody takes over'}</li>`;
  });
  const top = (names.length - 1) * RISE + 24;
  const boxes = names.map((name, index) => {
    const region = regions.find(({ cluster }) => cluster === name);
    const changed = region && region.state !== 'identical';
    const role = `${clusters[name]?.role}${name === activeCluster ? ', active: it writes' : ''}`;
    return html`<g class="box ${changed ? 'changed' : ''}"><rect x="${index * STEP}" y="0" width="${BOX.width}" height="${BOX.height}" rx="8"/><text class="strong" x="${index * STEP + 14}" y="24">${name}</text><text x="${index * STEP + 14}" y="44">${role}</text><text x="${index * STEP + 14}" y="62">${region ? regionText(region) : ''}</text></g>`;
  });
  const [width, height] = [names.length * STEP - BOX.gap, BOX.height + 2 * top];
  return html`<div class="wide" role="group" aria-label="Order of failover" tabindex="0"><svg role="img" aria-label="Regions and who takes over from them; the list below says the same" viewBox="-2 ${-top} ${width + 4} ${height}" width="${width + 4}" height="${height}">
<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path class="tip" d="M0 0L8 4L0 8z"/></marker></defs>
${arrows}${boxes}</svg></div>
<ul>${words}</ul>
${residency(failover.residency)}`;
}

/** To the right above the boxes, to the left below them. */
function arrow(start: number, end: number, order: number): Html {
  const isRight = end > start;
  const side = isRight ? -1 : 1;
  const base = isRight ? 0 : BOX.height;
  const shift = BOX.width / 2 + (isRight ? 40 : -40);
  const [x1, x2] = [start * STEP + shift, end * STEP + BOX.width - shift];
  const peak = base + side * Math.abs(end - start) * RISE;
  return html`<path class="edge arrow" marker-end="url(#tip)" d="M${x1} ${base}C${x1} ${peak} ${x2} ${peak} ${x2} ${base + side * 3}"/><text class="order" x="${(x1 + x2) / 2}" y="${base + side * Math.abs(end - start) * RISE * 0.75 + 5 + side * 9}">${order}</text>`;
}

function residency(ways: Fleet['failover']['residency']): Html {
  const lines = ways.map(({ from, to, reason }) => html`<li>${from} never to ${to}: ${reason}</li>`);
  return html`${lines.length > 0 ? html`<ul>${lines}</ul>` : undefined}`;
}
