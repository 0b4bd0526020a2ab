import { type Html, html } from './html.ts';

type Cell = Html | string;

/** A table that may be wider than the window: the keyboard scrolls it. The first cell of a row names it. */
export function table(caption: string, head: readonly Cell[], rows: readonly (readonly Cell[])[]): Html {
  return html`<div class="wide" role="group" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption>
<thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${rows.map(row)}</tbody></table></div>
`;
}

function row([first = '', ...cells]: readonly Cell[]): Html {
  return html`<tr class="item"><th scope="row">${first}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>
`;
}
