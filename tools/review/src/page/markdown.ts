import { type Html, html, raw } from './html.ts';
import { table } from './table.ts';

/** The Markdown that parts of a report are written in, as HTML: tables, lists, paragraphs, names as code. */
export function fromMarkdown(title: string, text: string): Html {
  return html`${text.split('\n\n').map((block) => blockOf(title, block.split('\n')))}`;
}

function blockOf(title: string, lines: readonly string[]): Html {
  const [head = '', , ...rows] = lines;
  if (head.startsWith('| ')) return table(title, cells(head), rows.map(cells));
  if (head.startsWith('- '))
    return html`<ul>${lines.map((line) => html`<li class="item">${inline(line.slice(2))}</li>`)}</ul>`;
  return html`<p>${inline(lines.join(' '))}</p>`;
}

function cells(line: string): Html[] {
  return line.slice(2, -2).split(' | ').map(inline);
}

/** Every other piece between backticks is code; what was escaped for GitHub is itself again. */
function inline(text: string): Html {
  const pieces = text.split('`');
  return html`${pieces.map((piece, index) => (index % 2 === 1 ? html`<code>${piece}</code>` : broken(piece)))}`;
}

function broken(piece: string): Html {
  const lines = piece.replace(/\\([^\w\s])/g, '$1').split('<br>');
  return html`${lines.map((line, index) => html`${index > 0 ? raw('<br>') : undefined}${line}`)}`;
}
