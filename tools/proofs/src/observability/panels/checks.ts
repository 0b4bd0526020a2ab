import { strict as assert } from 'node:assert';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from '../../check.ts';
import type { DayBench } from '../data/bench.ts';
import { type Trouble, troubles } from '../data/troubles.ts';
import { page } from '../viewer/page.ts';
import { dashboardsIn } from './dashboard.ts';
import { faultsOf } from './faults.ts';
import { judge } from './judge.ts';
import { blindQueries, readsMetrics } from './mutations.ts';
import { otherTroubles } from './other-troubles.ts';
import { outage } from './outage.ts';
import { viewsOf } from './views.ts';

/** What the dashboards show of the day. */
export const panelChecks = [
  check<DayBench>('dashboards are the same in every region', async ({ dashboards, regions }) => {
    for (const { name, objects } of regions) assert.deepEqual(dashboardsIn(objects), dashboards, name);
    return `${dashboards.length} dashboards in ${regions.length} regions`;
  }),

  check<DayBench>(
    'every panel query returns data with the labels that the panel shows',
    async ({ asked, prometheus }) => {
      const faults = [];
      for (const each of asked) faults.push(...(await faultsOf(each, prometheus)));
      if (faults.length > 0) throw new Error(`${faults.length} faults:\n  ${faults.join('\n  ')}`);
      const panels = new Set(asked.map(({ panel }) => panel));
      return `${asked.length} queries of ${panels.size} panels of ${new Set(asked.map(({ dashboard }) => dashboard)).size} dashboards`;
    },
  ),

  ...[...outage, ...otherTroubles].map((expectation) =>
    check<DayBench>(`"${expectation.panel}" of ${expectation.dashboard} shows ${expectation.says}`, (bench) =>
      judge(expectation, bench),
    ),
  ),

  check<DayBench>('a metric or a label that nobody has turns every panel query red', async (bench) => {
    const blind = await blindQueries(bench);
    if (blind.length > 0) throw new Error(`stayed green:\n  ${blind.join('\n  ')}`);
    return `${bench.asked.filter(readsMetrics).length} queries, each with another metric, selection and legend`;
  }),

  check<DayBench>('every panel is drawn', async (bench) => {
    const file = join(mkdtempSync(join(tmpdir(), 'dashboards-')), 'index.html');
    const html = page(bench.dashboards, viewsOf(bench.asked), planted());
    writeFileSync(file, html);
    return `${file}, ${Math.round(html.length / 1024)} KiB`;
  }),
];

/** What goes wrong on the day, for whoever looks at the picture. */
function planted(): string[] {
  return Object.values(troubles).map(({ region, from, to, says }: Trouble) => `${from} to ${to}, ${region}: ${says}`);
}
