import type { Review } from '../model.ts';
import { type Part, unchanged } from '../print/markdown.ts';
import { radiusText, regionText } from '../print/words.ts';
import { type Html, html } from './html.ts';
import { table } from './table.ts';

/** Every region, those included in which nothing changes; what has to be moved until all have it; and what stays as it was. */
export function whereTable({ regions, rings }: Review, parts: readonly Part[]): Html {
  const rows = regions.map((region) => {
    const objects = regionText(region);
    return region.state === 'identical'
      ? [region.cluster, objects, 'nobody']
      : [region.cluster, html`<mark>${objects}</mark>`, radiusText(region)];
  });
  const moved = rings.length > 0 ? html`<p>Rings to move: ${rings.join(', ')}.</p>` : undefined;
  return html`${table('What changes in each region, and whom it touches', ['region', 'objects', 'touches'], rows)}
${moved}<p>${unchanged(parts)}</p>`;
}
