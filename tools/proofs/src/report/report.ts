import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { toHtml } from '@auditorsec/review/page/page';
import { contentOf } from '@auditorsec/review/testing/change';
import { currentSnapshot } from '@auditorsec/review/testing/current';
import { routineChanges } from '@auditorsec/review/testing/routine-changes';
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
  const change = routineChanges.find(({ name }) => name === CHANGE);
  if (!change) throw new Error(`no change ${CHANGE} among those of tools/review`);
  return toHtml(contentOf(change, await currentSnapshot()));
}
