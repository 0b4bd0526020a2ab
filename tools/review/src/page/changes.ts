import type { ChangeGroup } from '@auditorsec/diff/groups';
import { changeLines } from '@auditorsec/diff/lines';
import type { Review } from '../model.ts';
import { ranked } from '../print/ranked.ts';
import { groupTitle } from '../print/words.ts';
import { type Html, html } from './html.ts';

/** All changes with room on a page, and where each of them stands. */
export interface Changes {
  readonly list: Html;
  readonly idOf: (group: number) => string | undefined;
}

/** In characters: with so much in it, a page still opens at once. */
const MOST_CHARACTERS = 600_000;

/** So few changes are shown without a click. */
const MOST_OPEN = 6;

const SIGNS = { '+': 'ins', '-': 'del', '~': 'edit' } as const;

/** The changes, those first that a reviewer must not miss; of those without room, how many there are. */
export function changesOf(review: Review, most = MOST_CHARACTERS): Changes {
  const shown = new Map<ChangeGroup, string>();
  const isOpen = review.groups.length <= MOST_OPEN;
  let left = most;
  const buckets = ranked(review).map(({ app, where, groups }) => {
    const items = groups.flatMap((group) => {
      const item = change(group, `change-${shown.size + 1}`, isOpen);
      left -= item.html.length;
      if (left < 0) return [];
      shown.set(group, `change-${shown.size + 1}`);
      return item;
    });
    return html`${items.length > 0 ? html`<section class="app"><h3>${app} ${where}</h3>${items}</section>` : undefined}`;
  });
  const more = review.groups.length - shown.size;
  const rest = html`<p>${more} more changes have no room here. All of them: <code>npm run diff</code> with the same commits.</p>`;
  const none = review.groups.length === 0 ? html`<p>Nothing changes in generated/.</p>` : undefined;
  return {
    list: html`${none}${buckets}${more > 0 ? rest : undefined}`,
    idOf: (group) => {
      const of = review.groups[group];
      return of && shown.get(of);
    },
  };
}

function change(group: ChangeGroup, id: string, isOpen: boolean): Html {
  const lines = changeLines(group.shown).map(
    ({ sign, text }) => html`<span class="${SIGNS[sign]}">${sign} ${text}</span>
`,
  );
  const file = html`<p><code>generated/${group.shown.path}</code></p>`;
  return html`<details class="item change" id="${id}" ${isOpen ? 'open' : ''}><summary>${groupTitle(group)}</summary>${file}${lines.length > 0 ? html`<pre>${lines}</pre>` : undefined}</details>
`;
}
