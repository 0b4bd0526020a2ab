import axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';

/** What the page promises; each in a page of its own. Returns what was seen. */
export const promises: Readonly<Record<string, (context: BrowserContext, url: string) => Promise<string>>> = {
  'axe-core finds no violation, in the light and in the dark scheme': async (context, url) => {
    const counts: number[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await opened(context, url);
      await page.emulateMedia({ colorScheme });
      await page.evaluate(axe.source);
      const { violations, passes } = (await page.evaluate('axe.run()')) as axe.AxeResults;
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      if (found.length > 0 || passes.length === 0) throw new Error(`${colorScheme}: ${found.join('; ')}`);
      counts.push(passes.length);
    }
    return `${counts.join(' and ')} rules passed`;
  },
  'the page asks for nothing but itself, and may not': async (context, url) => {
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => void asked.push(request.url()));
    await page.goto(url);
    const isRefused = await page.evaluate<boolean>("fetch('http://127.0.0.1:9/').then(() => false, () => true)");
    const others = asked.filter((each) => each !== url);
    if (others.length > 0 || !isRefused) throw new Error(`it asked for ${others.join(', ')}`);
    return 'one file; its policy refuses a fetch';
  },
  'the keyboard skips to the report, moves between regions, and follows a box to its change': async (context, url) => {
    const page = await opened(context, url);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await focused(page), 'main', 'the skip link leads to');
    await page.locator('[role=tab]').first().focus();
    await page.keyboard.press('ArrowRight');
    const tab = await focused(page);
    expect(await page.locator('.panel.shown').getAttribute('aria-labelledby'), tab, 'the panel is of');
    await page.locator('.panel.shown a.box').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction("document.activeElement?.closest('details.change')?.open");
    return `${tab}, then a change`;
  },
  'the search leaves what holds every word, says how much, and Escape brings all back': async (context, url) => {
    const page = await opened(context, url);
    await page.keyboard.press('/');
    await page.keyboard.type('image agent');
    const shown = await page.locator('.item:visible').count();
    const status = (await page.locator('#found').textContent()) ?? '';
    if (shown === 0 || !/^\d+ of \d+ found$/.test(status)) throw new Error(`${shown} shown, it says "${status}"`);
    await page.keyboard.press('Escape');
    expect(await page.locator('.item[hidden]').count(), 0, 'hidden after Escape:');
    return status;
  },
  'what is printed holds every region, and no control': async (context, url) => {
    const page = await opened(context, url);
    await page.emulateMedia({ media: 'print' });
    const panels = await page.locator('.panel').count();
    expect(await page.locator('.panel:visible').count(), panels, 'regions in print:');
    expect(await page.locator('nav:visible, search:visible, [role=tab]:visible').count(), 0, 'controls in print:');
    return `${panels} regions`;
  },
};

async function opened(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

function focused(page: Page): Promise<string> {
  return page.evaluate<string>('document.activeElement.id');
}

function expect<Value>(seen: Value, wanted: Value, what: string): void {
  if (seen !== wanted) throw new Error(`${what} ${String(seen)}, not ${String(wanted)}`);
}
