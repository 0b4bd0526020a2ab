import { loadConfig } from '@auditorsec/cli/load';
import { render } from '@auditorsec/cli/render';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { expect, test } from 'vitest';
import { reviewOf } from '../model.ts';
import { partsOf } from '../parts/parts.ts';
import { riskyChanges } from '../testing/risky-changes.ts';
import { routineChanges } from '../testing/routine-changes.ts';
import { Tree } from '../testing/tree.ts';
import { html } from './html.ts';
import { toHtml } from './page.ts';

const { fleet, clusters } = await render(await loadConfig(repositoryRoot, []));
const tree = new Tree(clusters.flatMap(({ files }) => files));

function pageOf(after: Tree): string {
  const comparison = { before: tree.clusters, after: after.clusters };
  const parts = partsOf(fleet, comparison);
  return toHtml({ review: reviewOf(comparison), parts, fleet, comparison, note: 'Compared with main.' });
}

test.each([...routineChanges, ...riskyChanges])(
  '$name: the page is below a megabyte, and what its pictures lead to is there',
  ({ of }) => {
    const page = pageOf(of(tree));
    expect(page.length).toBeLessThan(1_000_000);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/ href="#([^"]+)"/g)) expect(ids).toContain(target);
  },
);

test('a page is the same each time, and names no address to fetch from', () => {
  const [change] = routineChanges;
  const pages = [1, 2].map(() => pageOf(change?.of(tree) ?? tree));
  expect(pages[0]).toBe(pages[1]);
  expect(pages[0]).not.toMatch(/<(?:link|img|iframe)|\ssrc=|url\((?!#)|@import/);
});

test('text of manifests is text in the page', () => {
  expect(html`<p title="${'"'}">${'<script>&'}</p>`.html).toBe('<p title="&quot;">&lt;script&gt;&amp;</p>');
});
