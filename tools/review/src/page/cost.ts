import { type Row, total } from '@auditorsec/cost/bill';
import { costs, dollars } from '@auditorsec/cost/words';
import { allRows } from '../parts/cost.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Html, html } from './html.ts';
import { table } from './table.ts';

const WIDTH = 900;
const BAR = 26;

/** What every region costs a month, by kind, now; and what it did before. */
export function costPicture(before: Snapshot, after: Snapshot): Html {
  const [old, now] = [allRows(before), allRows(after)];
  const clusters = [...new Set(now.map(({ cluster }) => cluster))];
  const kinds = [...new Set(now.map(({ category }) => category))];
  const of = (rows: readonly Row[], cluster: string) => rows.filter((row) => row.cluster === cluster);
  const most = Math.max(1, ...clusters.map((cluster) => total(of(now, cluster)).low));
  const bars = clusters.map((cluster, index) => bar(of(now, cluster), { kinds, y: index * (BAR + 22), most }));
  const rows = clusters.map((cluster) => {
    const own = of(now, cluster);
    const changed = total(of(old, cluster)).low !== total(own).low || total(of(old, cluster)).high !== total(own).high;
    const sum = html`${changed ? html`<mark>${costs(own)}</mark>` : costs(own)}`;
    return [
      cluster,
      costs(of(old, cluster)),
      sum,
      ...kinds.map((kind) => costs(own.filter((row) => row.category === kind))),
    ];
  });
  const heads = kinds.map((kind, index) => html`<span class="key k${index % 8}"></span> ${kind}`);
  const height = clusters.length * (BAR + 22);
  return html`<div class="wide" role="group" aria-label="Cost of regions" tabindex="0"><svg role="img" aria-label="Dollars a month of each region by kind, with the fewest pods; the table below says the same" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}">${bars}</svg></div>
${table('Dollars a month, from the fewest pods to the most', ['region', 'before', 'now', ...heads], rows)}`;
}

interface Scale {
  readonly kinds: readonly string[];
  readonly y: number;
  readonly most: number;
}

/** One region: a piece for each kind, as wide as what it costs at least. */
function bar(rows: readonly Row[], { kinds, y, most }: Scale): Html {
  let x = 0;
  const pieces = kinds.map((kind, index) => {
    const width = (total(rows.filter(({ category }) => category === kind)).low / most) * WIDTH;
    const piece = html`<rect class="k${index % 8}" x="${x.toFixed(1)}" y="${y + 16}" width="${width.toFixed(1)}" height="${BAR}"/>`;
    x += width;
    return piece;
  });
  return html`<text x="0" y="${y + 11}">${rows[0]?.cluster}: ${dollars(total(rows).low)} or more</text>${pieces}`;
}
