import { expect, test } from 'vitest';
import { type Change, contentOf } from '../testing/change.ts';
import { costChanges } from '../testing/cost-changes.ts';
import { currentSnapshot } from '../testing/current.ts';
import { riskyChanges } from '../testing/risky-changes.ts';
import { routineChanges } from '../testing/routine-changes.ts';
import { html } from './html.ts';
import { toHtml } from './page.ts';

const current = await currentSnapshot();
const pageOf = (change: Pick<Change, 'of'>) => toHtml(contentOf(change, current));

test.each([...routineChanges, ...riskyChanges, ...costChanges])(
  '$name: the page is below a megabyte, and what its pictures lead to is there',
  (change) => {
    const page = pageOf(change);
    expect(page.length).toBeLessThan(1_000_000);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/ href="#([^"]+)"/g)) expect(ids).toContain(target);
  },
);

test('a page is the same each time, and names no address to fetch from', () => {
  const [change = { of: (tree) => tree }] = routineChanges;
  const pages = [1, 2].map(() => pageOf(change));
  expect(pages[0]).toBe(pages[1]);
  expect(pages[0]).not.toMatch(/<(?:link|img|iframe)|\ssrc=|url\((?!#)|@import/);
});

test('text of manifests is text in the page', () => {
  expect(html`<p title="${'"'}">${'<script>&'}</p>`.html).toBe('<p title="&quot;">&lt;script&gt;&amp;</p>');
});
