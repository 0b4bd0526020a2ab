/** Text that GitHub shows as it is: no HTML, no table cells, no mentions, no emphasis. */
export function escaped(text: string): string {
  return text
    .replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character] ?? character)
    .replace(/[\\`*_[\]|~]/g, '\\$&')
    .replaceAll('@', '@\u200b')
    .replaceAll('\n', ' ');
}

/** A name in the type of code, which holds no backtick and splits no table. */
export function code(text: string): string {
  return `\`${text.replaceAll('`', "'").replaceAll('|', '¦').replaceAll('\n', ' ')}\``;
}

/** A block of a diff that its content can't end. */
export function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}diff\n${text}\n${fence}`;
}

/** What opens and closes at a click. */
export function folded(title: string, text: string, isOpen: boolean): string {
  return `<details${isOpen ? ' open' : ''}><summary>${title}</summary>\n\n${text}\n\n</details>`;
}
