import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { loadConfig } from '@auditorsec/cli/load';
import { render } from '@auditorsec/cli/render';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { reviewOf } from '@auditorsec/review/model';
import { toHtml } from '@auditorsec/review/page/page';
import { partsOf } from '@auditorsec/review/parts/parts';
import { routineChanges } from '@auditorsec/review/testing/routine-changes';
import { Tree } from '@auditorsec/review/testing/tree';
import type { BrowserContext } from 'playwright-core';
import { check } from '../check.ts';
import { startChromium } from '../parts/chromium.ts';
import { Stage } from '../parts/stage.ts';
import type { Proof } from '../session.ts';
import { promises } from './promises.ts';

/** A new image everywhere: pods, routes, hosts and objectives of three regions are marked. */
const CHANGE = 'image-everywhere';

/** The page of a report in a real Chromium, opened from the disk. */
export const report: Proof = {
  name: 'report',
  about: 'the page of a report in a real browser: no requests, keyboard, search, axe-core in both schemes, print',
  run: async (session) => {
    const stage = new Stage();
    try {
      const file = stage.file('report.html');
      writeFileSync(file, await pageText());
      const context = await startChromium(stage);
      for (const [name, run] of Object.entries(promises)) {
        const each = check(name, (browser: BrowserContext) => run(browser, pathToFileURL(file).href));
        if (session.wants(name)) await session.check(each, context);
      }
    } finally {
      await stage.close({ keepLogs: false });
    }
  },
};

async function pageText(): Promise<string> {
  const { fleet, clusters } = await render(await loadConfig(repositoryRoot, []));
  const tree = new Tree(clusters.flatMap(({ files }) => files));
  const after = routineChanges.find(({ name }) => name === CHANGE)?.of(tree);
  if (!after) throw new Error(`no change ${CHANGE} among those of tools/review`);
  const comparison = { before: tree.clusters, after: after.clusters };
  const parts = partsOf(fleet, comparison);
  return toHtml({ review: reviewOf(comparison), parts, fleet, comparison, note: 'A change of a proof.' });
}
