import type { Fleet } from '@auditorsec/config/fleet';
import { fraction } from '@auditorsec/config/units';
import { markdownTable } from '@auditorsec/problem/markdown-table';
import { type Row, total } from './bill.ts';
import { type Lever, levers } from './levers.ts';
import { planPart } from './plan-part.ts';
import { KNOWN_REGION } from './price.ts';
import { millions } from './usage/traffic.ts';
import { costs, dollars } from './words.ts';

const HEAD = `# Cost

What the manifests cost a month of 730 hours, on demand, in US dollars: with as few pods as autoscalers keep, and with as many as they may run. Written by
\`npm run cost\`; a test fails while it differs from what the config says. Prices are data with a source and a day, in [libs/cost/prices](../libs/cost/prices).
`;

/** What a page is made of. */
export interface CostPage {
  /** Of production. */
  readonly rows: readonly Row[];
  /** Of staging. */
  readonly staging: readonly Row[];
  readonly fleet: Fleet;
}

/** docs/cost.md. */
export function costPage(page: CostPage): string {
  const all = [...page.rows, ...page.staging];
  return [
    HEAD,
    part('By cluster', byCategory(all)),
    part('By app', byApp(all)),
    part('What is not on it', missing(all)),
    part('Assumptions', assumptions(page.fleet)),
    planPart(page.rows),
    part('Levers', leverText(all, levers(page.fleet, page.rows, page.staging))),
    part('Sources', sources(all)),
  ].join('\n');
}

function part(title: string, text: string): string {
  return `## ${title}\n\n${text}\n`;
}

function byCategory(rows: readonly Row[]): string {
  const clusters = [...new Set(rows.map(({ cluster }) => cluster))];
  const categories = [...new Set(rows.map(({ category }) => category))];
  const line = (name: string, of: readonly Row[]) => [
    name,
    ...clusters.map((cluster) => costs(of.filter((row) => row.cluster === cluster))),
    costs(of),
  ];
  const lines = categories.map((category) =>
    line(
      category,
      rows.filter((row) => row.category === category),
    ),
  );
  return markdownTable(['for', ...clusters, 'together'], [...lines, line('**together**', rows)]);
}

function byApp(rows: readonly Row[]): string {
  const apps = [...Map.groupBy(rows, ({ app }) => app)].toSorted(([, a], [, b]) => total(b).low - total(a).low);
  return markdownTable(
    ['app', 'a month'],
    apps.filter(([, of]) => total(of).high > 0).map(([app, of]) => [app, costs(of)]),
  );
}

/** What has no price or no quantity is named, never counted as nothing. */
function missing(rows: readonly Row[]): string {
  const unknown = Map.groupBy(
    rows.filter((row) => !row.dollars),
    ({ sku, quote }) =>
      `${sku}: ${quote ? 'how much of it, no manifest says' : 'in no source that we have, or of no known size'}`,
  );
  const borrowed = new Set(rows.filter(({ quote }) => quote?.borrowed).map(({ region }) => region));
  const lines = [...unknown].map(([what, of]) => `- ${what} (${of.length} objects)`);
  if (borrowed.size > 0)
    lines.push(
      `- prices of ${[...borrowed].sort().join(' and ')} where they differ from those of ${KNOWN_REGION}, which are taken instead; only traffic has prices of its own`,
    );
  return [...lines, '- support, taxes, traffic between zones and regions, and what people do by hand'].join('\n');
}

function assumptions({ costs: assumed, targets: { requestsPerSecond } }: Fleet): string {
  const { averageLoad, replyBytes, nodeFilling, natGateways, databaseSize, databaseRequests } = assumed;
  const average = millions(requestsPerSecond, assumed);
  const requests = (count: number) => Math.round(count).toLocaleString('en');
  return [
    `- On average ${averageLoad} of the promised ${requestsPerSecond.toLocaleString('en')} requests a second: ${requests(average)} million a month. All of them all the time would be ${requests(average / fraction(averageLoad))} million, and the edge alone would ask for more than the rest together.`,
    `- A reply of ${replyBytes} bytes.`,
    `- Nodes filled to ${nodeFilling} by what pods request.`,
    `- ${natGateways} NAT gateways a region: the VPC is not made here.`,
    `- ${databaseSize} GB in the database of each region, and ${databaseRequests} million requests of its storage.`,
    '',
    'They are `costs` in [clusters/fleet.ts](../clusters/fleet.ts).',
  ].join('\n');
}

/** As `costs` and `staging` of the fleet take them. */
function leverText(rows: readonly Row[], all: readonly Lever[]): string {
  const saved = all.reduce((sum, { saves }) => sum + saves, 0);
  const { low } = total(rows);
  return [
    markdownTable(
      ['lever', 'of, a month', 'saves', 'taken for'],
      all.map(({ name, base, saves, from }) => [name, dollars(base), dollars(saves), from]),
    ),
    `Together ${dollars(saved)}: of the ${dollars(low)} above, ${dollars(low - saved)} are left. \`costs\` and \`staging\` in [clusters/fleet.ts](../clusters/fleet.ts) say how far each is pulled.`,
  ].join('\n\n');
}

function sources(rows: readonly Row[]): string {
  const used = rows.flatMap(({ quote }) => (quote ? [`${quote.price.source.name}, ${quote.price.source.asOf}`] : []));
  return [...new Set(used)]
    .sort()
    .map((source) => `- ${source}`)
    .join('\n');
}
